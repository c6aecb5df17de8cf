/** What goes wrong on the way to a file: troubles, after which one tries again, and what ends the reading. */
import { InputError, messageOf } from '../../lib/errors.ts';
import type { Address } from './address.ts';
import { retryAfter } from './patience.ts';

/** Why a try failed that may go well the next time. The message says what happened. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  /** What to do when it does not pass. */
  readonly remedy: string;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;
  /** No answer came at all. */
  readonly unreachable: boolean;

  constructor(what: string, remedy: string, { retryAfter: wait, unreachable = false }: { retryAfter?: number | undefined; unreachable?: boolean } = {}) {
    super(what);
    this.remedy = remedy;
    this.retryAfter = wait;
    this.unreachable = unreachable;
  }
}

/** The file on the server is no longer the one whose reading began. */
export class FileChanged extends InputError {
  constructor({ subject, href }: Address) {
    super(subject, `${href}: the file changed on the server while it was being read; start again`);
  }
}

export function refused({ subject, href }: Address, what: string, remedy: string): InputError {
  return new InputError(subject, `${href}: ${what}; ${remedy}`);
}

const ownCopy = 'download the file and choose it here';

/** What to throw for an answer that is none of 200, 206 and 416. */
export function statusFailure(response: Response, address: Address): Trouble | InputError {
  const { status } = response;
  const what = `the server answered ${`${status} ${response.statusText}`.trim()}`;
  if (status === 404 || status === 410) return refused(address, what, address.whenMissing);
  if (status === 401 || status === 403) return refused(address, what, `give an address that may be read without signing in, or ${ownCopy}`);
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new Trouble(what, 'try again later', { retryAfter: retryAfter(response.headers.get('retry-after'), Date.now()) });
  }
  return refused(address, `${what} instead of data`, 'is it the address of the file itself?');
}

/** Milliseconds as a message has them. */
export const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 1000)} s`;

/**
 * What to throw where a request brought no answer: from a host that has answered before, or one that never did, and
 * in a browser's page or worker (which has a place) or in Node.
 */
export function unanswered(
  address: Address, thrown: unknown, { reached, page = globalThis.location }: { reached: boolean; page?: Pick<Location, 'protocol'> | undefined },
): Trouble | InputError {
  const cause = causeOf(thrown);
  if (/redirect count/.test(cause)) return refused(address, 'redirects in a circle', `give the address of the file itself, or ${ownCopy}`);
  const what = `could not be fetched (${cause})`;
  if (reached) return new Trouble(what, 'check the connection and try again');
  if (!page) return new Trouble(what, 'check the address and the connection, and try again', { unreachable: true });
  // A browser tells a page the same for each of these.
  const reasons = `the server cannot be reached, lets no other page read its files (CORS), or redirects in a circle${mixed(address, page) ? ', or the browser forbids http to a page that came by https' : ''}`;
  return new Trouble(`${what}: ${reasons}`, `check the address and the connection, or ${ownCopy}`, { unreachable: true });
}

function mixed({ href }: Address, { protocol }: Pick<Location, 'protocol'>): boolean {
  return protocol === 'https:' && href.startsWith('http:');
}

export function brokenOff(thrown: unknown): Trouble {
  return new Trouble(`the connection broke off (${causeOf(thrown)})`, 'check the connection and try again');
}

/** Node tells the reason in the cause, a browser not at all. */
function causeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  return cause instanceof Error && cause.message ? cause.message : messageOf(thrown);
}
