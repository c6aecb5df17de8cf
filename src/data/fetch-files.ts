import { addressOf } from './network/address.ts';
import { networkOf, endedBy, type Network } from './network/network.ts';
import { fetchBytes } from './network/whole-file.ts';
import type { ReadFile } from './shard-directory.ts';

/** Bytes of one file: it is held in memory. */
const largestShard = 1e9;

/** Files below an address that ends in `/`, read by fetch. Without a network of their own, nothing holds or shows what they read. */
export function fetchFiles(baseUrl: string, network: Network = networkOf()): ReadFile {
  return async (file, signal) => {
    const address = addressOf(new URL(file, baseUrl).href, { subject: file, whenMissing: 'is the address right, and were the shards built?' });
    return fetchBytes(address, endedBy(network, signal), largestShard);
  };
}
