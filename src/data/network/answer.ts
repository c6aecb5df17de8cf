import { InputError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Address } from './address.ts';
import { FileChanged, refused, statusFailure } from './trouble.ts';

/** What an answer tells of the file that it is of. */
export interface FileFacts {
  /** Of the whole file; undefined where the server does not tell. */
  readonly size: number | undefined;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly contentType: string | undefined;
  /** Whether the answer was a part of the file, as asked. */
  readonly ranges: boolean;
}

/** Bytes of a file: from `start` up to `end`, which is undefined for all that follow. */
export interface Span {
  readonly start: number;
  readonly end: number | undefined;
}

/** An answer whose headers are as they should be. */
export interface Answer {
  readonly facts: FileFacts;
  /** Bytes in its body before the first one wanted. */
  readonly skip: number;
  /** Bytes of its body, as its headers promise; undefined where they do not. */
  readonly length: number | undefined;
}

/** The header that asks for a span. Without If-Range, for which a browser would ask the server first, and many refuse: versions are compared. */
export function rangeHeader({ start, end }: Span): HeadersInit {
  return { range: `bytes=${start}-${end === undefined ? '' : end - 1}` };
}

/**
 * Checks status and headers of what came for a span, with `known` facts of the file where there are some. The whole
 * file is an answer as well where `whole` says so. Throws an InputError, or a Trouble for what may pass.
 */
export function checkAnswer(response: Response, span: Span, address: Address, { whole, known }: { whole: boolean; known?: FileFacts | undefined }): Answer {
  const answer = response.status === 206 ? partAnswer(response, span, address, known) : wholeAnswer(response, span, address, whole);
  if (known && !sameFile(known, answer.facts)) throw new FileChanged(address);
  checkData(answer.facts, address);
  return answer;
}

function partAnswer(response: Response, { start, end }: Span, address: Address, known: FileFacts | undefined): Answer {
  const promised = contentLength(response);
  const header = response.headers.get('content-range');
  if (header === null) return hiddenRange(response, { start, end }, address, known);
  const [, first, last, all] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header) ?? [];
  const size = all === undefined || all === '*' ? undefined : Number(all);
  const length = Number(last) - Number(first) + 1;
  const lastWanted = Math.min(end ?? Infinity, size ?? Infinity) - 1;
  if (Number(first) !== start || Number(last) !== lastWanted) {
    throw refused(address, `the server answered with ${header} where ${textOf({ start, end })} was asked for`, badServer);
  }
  if (promised !== undefined && promised !== length) {
    throw refused(address, `the server promised ${promised} bytes, which ${header} is not`, badServer);
  }
  return { facts: { ...factsOf(response, size), ranges: true }, skip: 0, length };
}

/** A server can let a page of another origin see that an answer is a part, but not of what. The length is always seen. */
function hiddenRange(response: Response, { start, end }: Span, address: Address, known: FileFacts | undefined): Answer {
  const length = contentLength(response);
  const wanted = Math.min(end ?? Infinity, known?.size ?? Infinity) - start;
  const size = known?.size ?? (start === 0 && end === undefined ? length : undefined);
  if (known?.size !== undefined && length !== undefined && length !== wanted) {
    throw refused(address, `the server promised ${length} bytes where ${textOf({ start, end })} was asked for`, badServer);
  }
  return { facts: { ...factsOf(response, size), ranges: true }, skip: 0, length: length ?? (Number.isFinite(wanted) ? wanted : undefined) };
}

function wholeAnswer(response: Response, { start }: Span, address: Address, whole: boolean): Answer {
  const size = response.status === 416 ? unsatisfiedSize(response) : contentLength(response);
  const facts = { ...factsOf(response, size), ranges: false };
  if (response.status === 416) {
    // Nothing lies at the place asked for: the file is empty, or shorter than it was.
    throw start === 0 || size === 0 ? refused(address, 'is empty', 'give another file') : new FileChanged(address);
  }
  if (response.status !== 200) throw statusFailure(response, address);
  if (size === 0) throw refused(address, 'is empty', 'give another file');
  checkData(facts, address);
  if (!whole) throw refused(address, 'the server no longer gives parts of the file', 'start again, or download the file and choose it here');
  return { facts, skip: start, length: size };
}

const badServer = 'that server cannot be read from; download the file and choose it here';

const textOf = ({ start, end }: Span): string => `bytes ${start}-${end === undefined ? '' : end - 1}`;

/** Undefined where the header is missing, or counts what is compressed on the way. */
function contentLength({ headers }: Response): number | undefined {
  const header = headers.get('content-length');
  const coding = headers.get('content-encoding');
  return header !== null && /^\d+$/.test(header) && (coding === null || coding === 'identity') ? Number(header) : undefined;
}

function unsatisfiedSize({ headers }: Response): number | undefined {
  const [, size] = /^bytes \*\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? [];
  return size === undefined ? undefined : Number(size);
}

function factsOf({ headers }: Response, size: number | undefined): Omit<FileFacts, 'ranges'> {
  const etag = headers.get('etag');
  return {
    size,
    etag: etag?.startsWith('"') ? etag : undefined, // a weak one (W/) may stand for other bytes
    lastModified: headers.get('last-modified') ?? undefined,
    contentType: headers.get('content-type') ?? undefined,
  };
}

function sameFile(one: FileFacts, other: FileFacts): boolean {
  const differ = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  if (differ(one.size, other.size) || differ(one.etag, other.etag)) return false;
  return (one.etag !== undefined && one.etag === other.etag) || !differ(one.lastModified, other.lastModified);
}

/** What a file is called whose bytes are these and no others: its strong ETag, else date and size; empty where the server tells neither. */
export function versionOf({ etag, lastModified, size }: FileFacts): string {
  if (etag !== undefined) return etag;
  return lastModified === undefined || size === undefined ? '' : `${lastModified}, ${size} bytes`;
}

/** Throws an InputError for a web page instead of data. */
function checkData({ contentType }: FileFacts, address: Address): void {
  if (contentType?.startsWith('text/html')) throw webPage(address);
}

export function webPage(address: Address): InputError {
  return refused(address, 'the server answered with a web page instead of data', `open it in the browser and give the address of the file it leads to; ${address.whenMissing}`);
}

/** Throws an InputError where the file has more bytes than that, as far as is known. */
export function checkBound(bytes: number | undefined, atMost: number, address: Address): void {
  if (bytes === undefined || bytes <= atMost) return;
  throw refused(address, `takes ${formatBytes(bytes)}, more than ${formatBytes(atMost)}`, 'give a smaller file, or a part of it');
}
