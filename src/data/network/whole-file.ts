import type { Address } from './address.ts';
import type { Network } from './network.ts';
import { receive } from './receive.ts';

/** All bytes at an address, held in memory. Throws an InputError that names the address, or the abort's reason. */
export async function fetchBytes(address: Address, network: Network, atMost: number): Promise<Uint8Array<ArrayBuffer>> {
  let size: number | undefined;
  const account = network.meter.account(address.href);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const wanted = { address, start: 0, end: undefined, whole: true, atMost, cache: 'default' } as const;
  for await (const piece of receive({ ...wanted, onAnswer: (facts) => account.expect((size ??= facts.size)) }, network)) {
    pieces.push(piece);
    account.add(piece.length);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
