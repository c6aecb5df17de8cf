import { messageOf } from '../../lib/errors.ts';
import { addressOf, type Address } from './address.ts';
import { checkBound, webPage } from './answer.ts';
import { exchangeWith, type Exchange } from './exchange.ts';
import type { Network } from './network.ts';
import { triesFor } from './tries.ts';
import { refused, statusFailure } from './trouble.ts';

/**
 * A small text at an address, of at most so many bytes of UTF-8. It may be compressed on the way, and is asked for
 * from its beginning after a trouble. Throws an InputError that names the address, or the abort's reason.
 */
export async function fetchText(url: string | Address, network: Network, atMost: number): Promise<string> {
  const address = typeof url === 'string' ? addressOf(url) : url;
  const ongoing = network.meter.begin(address.href);
  const tries = triesFor(address, network, ongoing);
  try {
    for (;;) {
      const exchange = exchangeWith(address, network, ongoing, tries.which());
      let failure: unknown;
      try {
        return await textOf(exchange, address, atMost, (bytes) => ongoing.received(bytes));
      } catch (thrown) {
        failure = thrown;
      } finally {
        exchange.close();
      }
      await tries.failed(failure, !exchange.wasPaused());
    }
  } finally {
    ongoing.end();
  }
}

/** The same, as JSON. The caller checks what it holds. */
export async function fetchJson(url: string | Address, network: Network, atMost: number): Promise<unknown> {
  const address = typeof url === 'string' ? addressOf(url) : url;
  const text = await fetchText(address, network, atMost);
  try {
    return JSON.parse(text) as unknown;
  } catch (thrown) {
    throw refused(address, `is no JSON (${messageOf(thrown)})`, address.whenMissing);
  }
}

async function textOf(exchange: Exchange, address: Address, atMost: number, received: (bytes: number) => void): Promise<string> {
  const response = await exchange.ask({});
  if (response.status !== 200) throw statusFailure(response, address);
  if (response.headers.get('content-type')?.startsWith('text/html')) throw webPage(address);
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const piece of exchange.body(response)) {
    bytes += piece.length;
    checkBound(bytes, atMost, address);
    received(piece.length);
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}
