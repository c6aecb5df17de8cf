/** A real server of bytes that goes wrong in the ways that real ones do, for tests of what reads from the network. */
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a file is served; counts are of the requests for it, from 0. What is left out is served as it should be. */
export interface Faults {
  /** Whether a part is given where one is asked for; true without. */
  readonly ranges?: boolean;
  /** Of each body. */
  readonly bytesPerSecond?: number;
  /** Closes the connection after that many bytes of a body; undefined: not in this one. */
  readonly cutAfter?: (request: number) => number | undefined;
  /** Sends nothing more after that many bytes of a body, -1: not even headers; undefined: not in this one. */
  readonly stallAfter?: (request: number) => number | undefined;
  /** Headers come that many milliseconds late. */
  readonly headersAfter?: number;
  /** A status instead of data, as 503 or 404; undefined: not for this one. */
  readonly status?: (request: number) => number | undefined;
  /** Bytes of the file that this request gets; others have an ETag of their own. */
  readonly content?: (request: number) => Uint8Array;
  /** Where it leads instead. */
  readonly redirect?: (request: number) => string | undefined;
  /** Headers that differ from the right ones; undefined: such a header is left out. */
  readonly headers?: (right: OutgoingHttpHeaders, request: number) => OutgoingHttpHeaders;
  /** Who may read: only its own pages, without; all, `open`; or all, but without headers such as Content-Range, `hiding`. */
  readonly cors?: 'open' | 'hiding';
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** First and last byte asked for, `-` between; empty without a range. */
  readonly range: string;
  /** Bytes of the body that were sent. */
  sent: number;
}

export interface FaultServer {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Every request in the order in which they came, preflights included. */
  readonly asked: readonly Asked[];
  /** Serves a file at a path that begins with `/`, and gives its address. */
  serve(path: string, bytes: Uint8Array, faults?: Faults): string;
  /** The ranges asked for at a path. */
  rangesOf(path: string): string[];
  /** Closes all connections there are, in the middle of whatever they bring. */
  drop(): void;
  close(): Promise<void>;
}

interface Served {
  readonly bytes: Uint8Array;
  readonly faults: Faults;
  requests: number;
}

/** Starts a server on this machine, at a port that is free. What is not served is answered with 404. */
export async function faultServer(): Promise<FaultServer> {
  const files = new Map<string, Served>();
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const entry: Asked = { method: request.method ?? '', path, range: (request.headers.range ?? '').replace('bytes=', ''), sent: 0 };
    asked.push(entry);
    const file = files.get(path);
    // It fails when the reader has gone, which is what many tests are about.
    if (file) void answer(request, response, file, entry).catch(() => response.destroy());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin, asked,
    serve(path, bytes, faults = {}) {
      files.set(path, { bytes, faults, requests: 0 });
      return `${origin}${path}`;
    },
    rangesOf: (path) => asked.filter((entry) => entry.path === path && entry.method === 'GET').map(({ range }) => range),
    drop: () => server.closeAllConnections(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, file: Served, entry: Asked): Promise<void> {
  const { faults } = file;
  for (const [name, value] of Object.entries(corsHeaders(faults.cors))) response.setHeader(name, value);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const count = file.requests++;
  if (faults.headersAfter !== undefined) await sleep(faults.headersAfter);
  if (faults.stallAfter?.(count) === -1) return;
  const location = faults.redirect?.(count);
  if (location !== undefined) return void response.writeHead(302, { location }).end();
  const { status, headers, body } = rightAnswer(faults.content?.(count) ?? file.bytes, faults.ranges === false ? '' : entry.range);
  response.writeHead(faults.status?.(count) ?? status, definedOf(faults.headers?.(headers, count) ?? headers));
  if (request.method === 'HEAD') return void response.end();
  await send(response, faults.status?.(count) === undefined ? body : new Uint8Array(0), faults, count, entry);
}

function rightAnswer(bytes: Uint8Array, range: string): { status: number; headers: OutgoingHttpHeaders; body: Uint8Array } {
  const [, from = '', to = ''] = /^(\d+)-(\d*)$/.exec(range) ?? [];
  const common = { 'etag': etagOf(bytes), 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes' };
  if (from === '') return { status: 200, headers: { ...common, 'content-length': bytes.length }, body: bytes };
  if (Number(from) >= bytes.length) return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` }, body: new Uint8Array(0) };
  const body = bytes.subarray(Number(from), to === '' ? undefined : Number(to) + 1);
  const contentRange = `bytes ${from}-${Number(from) + body.length - 1}/${bytes.length}`;
  return { status: 206, headers: { ...common, 'content-range': contentRange, 'content-length': body.length }, body };
}

const etags = new WeakMap<Uint8Array, string>();

/** Computed once: a large file is asked for in many parts. */
function etagOf(bytes: Uint8Array): string {
  const etag = etags.get(bytes) ?? `"${bytes.length}-${bytes.reduce((sum, byte) => (sum * 31 + byte) % 0xffff_ffff, 7)}"`;
  etags.set(bytes, etag);
  return etag;
}

async function send(response: ServerResponse, body: Uint8Array, { bytesPerSecond, cutAfter, stallAfter }: Faults, count: number, entry: Asked): Promise<void> {
  const [cut, stall] = [cutAfter?.(count), stallAfter?.(count)];
  const length = Math.min(body.length, cut ?? Infinity, stall ?? Infinity);
  const piece = bytesPerSecond === undefined ? length : Math.max(1, Math.ceil(bytesPerSecond / 50));
  response.flushHeaders();
  for (; entry.sent < length && !response.destroyed; entry.sent = Math.min(length, entry.sent + piece)) {
    if (!response.write(body.subarray(entry.sent, Math.min(length, entry.sent + piece)))) await drained(response);
    if (bytesPerSecond !== undefined) await sleep(20);
  }
  if (stall !== undefined && stall < body.length) return;
  // What was written goes out before the connection closes.
  if (cut !== undefined && cut < body.length) response.socket?.end();
  else response.end();
}

const drained = (response: ServerResponse): Promise<void> => new Promise((resolve) => {
  response.once('drain', resolve);
  response.once('close', resolve);
});

function corsHeaders(cors: Faults['cors']): Record<string, string> {
  if (!cors) return {};
  const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  return cors === 'hiding' ? open : { ...open, 'access-control-expose-headers': 'ETag, Content-Range, Accept-Ranges, Retry-After', 'access-control-allow-headers': 'Range' };
}

function definedOf(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}
