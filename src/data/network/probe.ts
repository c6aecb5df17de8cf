import { at } from '../../lib/errors.ts';
import { addressOf, type Address } from './address.ts';
import { checkBound, versionOf, webPage, type FileFacts } from './answer.ts';
import { exchangeWith } from './exchange.ts';
import type { Network } from './network.ts';
import { receive } from './receive.ts';

/** Bytes that are asked for to see what lies at an address; the kind of any file shows in them. */
const firstBytes = 512;

/** What lies at an address. */
export interface Probed {
  readonly address: Address;
  /** Address after redirects. */
  readonly finalUrl: string;
  /** Bytes; undefined where the server does not tell. */
  readonly size: number | undefined;
  /** Whether parts of it can be read, and its size is known. */
  readonly ranges: boolean;
  /** What these bytes are called and no others: the strong ETag, else date and size; empty where the server tells neither. */
  readonly version: string;
  /** The first 512 bytes, or all where there are fewer. */
  readonly start: Uint8Array<ArrayBuffer>;
  readonly contentType: string | undefined;
  readonly facts: FileFacts;
}

/**
 * Asks for the first bytes at an address, and so learns all that must be known to read it. Throws an InputError that
 * names the address, what came and what to do: for what is missing, refused, busy, unreachable, empty, a web page,
 * larger than `atMost` bytes, or answered against the rules of HTTP.
 */
export async function probe(url: string | Address, network: Network, atMost = Infinity): Promise<Probed> {
  const address = typeof url === 'string' ? addressOf(url) : url;
  const answers: FileFacts[] = [];
  const start = await gathered(receive({
    address, start: 0, end: firstBytes, whole: true, atMost, cache: 'no-store', onAnswer: (facts) => void answers.push(facts),
  }, network));
  if (looksLikePage(start)) throw webPage(address);
  const told = at(answers, answers.length - 1);
  const finalUrl = address.current;
  const facts = told.ranges && told.size === undefined ? { ...told, size: await sizeByHead(address, network) } : told;
  checkBound(facts.size, atMost, address);
  const { size, contentType } = facts;
  return { address, finalUrl, size, ranges: facts.ranges && size !== undefined, version: versionOf(facts), start, contentType, facts };
}

async function gathered(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) all.push(piece);
  return new Uint8Array(await new Blob(all).arrayBuffer());
}

function looksLikePage(start: Uint8Array): boolean {
  return /^\s*(?:<!doctype html|<html)/i.test(new TextDecoder().decode(start));
}

/** The size, where a server hides it from pages of other origins in an answer with a part: it may show it of the whole. */
async function sizeByHead(address: Address, network: Network): Promise<number | undefined> {
  const ongoing = network.meter.begin(address.href);
  const exchange = exchangeWith(address, network, ongoing, '');
  try {
    const { ok, headers } = await exchange.ask({ method: 'HEAD', cache: 'no-store' });
    const [length, coding] = [Number(headers.get('content-length') ?? Number.NaN), headers.get('content-encoding')];
    return ok && Number.isSafeInteger(length) && coding === null ? length : undefined;
  } catch {
    network.transfer.signal.throwIfAborted();
    return undefined;
  } finally {
    exchange.close();
    ongoing.end();
  }
}
