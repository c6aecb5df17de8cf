import type { Address } from './address.ts';
import { checkAnswer, checkBound, rangeHeader, type Answer, type FileFacts, type Span } from './answer.ts';
import { exchangeWith, type Exchange } from './exchange.ts';
import type { Network } from './network.ts';
import { triesFor } from './tries.ts';
import { refused, Trouble } from './trouble.ts';

export interface Wanted extends Span {
  readonly address: Address;
  /** Whether the whole file will do as an answer, of which what was not asked for is skipped. */
  readonly whole: boolean;
  /** The file as it is known; undefined: as the first answer has it. */
  readonly known?: FileFacts | undefined;
  /** Bytes that the file may have. */
  readonly atMost: number;
  /** `no-store` keeps what is kept elsewhere out of the browser's cache, whose lock lets one request in at a time. */
  readonly cache: RequestCache;
  /** Called with what each answer tells, before its first bytes. */
  onAnswer?(facts: FileFacts): void;
}

/**
 * The bytes wanted, in order, each once, as they come and are asked for. After a trouble it goes on with the next
 * byte, as often as the network's patience allows. Throws an InputError that names the address, or the abort's reason.
 */
export async function* receive(wanted: Wanted, network: Network): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { address, end } = wanted;
  const ongoing = network.meter.begin(address.href);
  const tries = triesFor(address, network, ongoing);
  let { start, known } = wanted;
  try {
    for (;;) {
      const exchange = exchangeWith(address, network, ongoing, tries.which());
      let failure: unknown;
      try {
        const [response, answer] = await answerTo({ ...wanted, start, known }, exchange);
        known ??= answer.facts;
        wanted.onAnswer?.(answer.facts);
        for await (const bytes of bytesOf(exchange.body(response), answer, { ...wanted, start, end })) {
          start += bytes.length;
          tries.succeeded();
          ongoing.received(bytes.length);
          yield bytes;
        }
        return;
      } catch (thrown) {
        failure = thrown;
        address.current = address.href;
      } finally {
        exchange.close();
      }
      await tries.failed(failure, !exchange.wasPaused());
    }
  } finally {
    ongoing.end();
  }
}

/** Asks where the address led before, and where that is refused, at the address itself. */
async function answerTo(wanted: Wanted, exchange: Exchange): Promise<[Response, Answer]> {
  const { address, cache } = wanted;
  const ask = (): Promise<Response> => exchange.ask({ headers: rangeHeader(wanted), cache });
  let response = await ask();
  if ([401, 403, 404, 410].includes(response.status) && address.current !== address.href) {
    address.current = address.href;
    response = await ask();
  }
  const answer = checkAnswer(response, wanted, address, wanted);
  checkBound(answer.facts.size, wanted.atMost, address);
  address.current = response.url || address.href;
  return [response, answer];
}

/** What is wanted of a body, which is held against what its headers promised. */
async function* bytesOf(body: AsyncIterable<Uint8Array<ArrayBuffer>>, { skip, length }: Answer, { address, start, end, atMost }: Wanted): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stop = end === undefined ? Infinity : skip + end - start;
  let came = 0;
  for await (const bytes of body) {
    const before = came;
    came += bytes.length;
    if (came > (length ?? Infinity)) throw refused(address, `the server sent more than the ${length} bytes it promised`, 'that server cannot be read from; download the file and choose it here');
    checkBound(came - skip + start, atMost, address);
    const piece = bytes.subarray(Math.max(0, skip - before), Math.min(bytes.length, stop - before));
    if (piece.length > 0) yield piece;
    if (came >= stop && came !== length) return; // read to its end, the connection serves the next request
  }
  if (length !== undefined && came < length) throw new Trouble(`the answer ended after ${came} of ${length} bytes`, 'try again later');
}
