import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFiles } from './fetch-files.ts';
import { hastyNetwork } from './testing/hasty-network.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    switch (request.url ?? '') {
      case '/shards/good':
        response.end(Uint8Array.of(1, 2, 3));
        break;
      case '/shards/page': // what development servers answer for any unknown path
        response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html>');
        break;
      case '/shards/cut':
        response.writeHead(200, { 'content-length': '10' });
        response.write('abc', () => response.destroy());
        break;
      case '/shards/slow':
        break; // never answers
      default:
        response.writeHead(request.url === '/shards/busy' ? 503 : 404).end();
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shards/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('fetching a file', () => {
  it('gives its bytes', async () => {
    expect(await fetchFiles(base)('good')).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.each([
    ['is missing', 'gone', /shards\/gone: the server answered 404 Not Found; is the address right, and were the shards built\?/],
    ['is refused for now', 'busy', /shards\/busy: the server answered 503 .*, in the last of 6 tries; try again later/],
    ['is a web page', 'page', /shards\/page: the server answered with a web page instead of data/],
    ['is cut short', 'cut', /shards\/cut: the connection broke off \(.*\), in the last of 6 tries; check the connection/],
  ])('says so when it %s', async (_what, file, message) => {
    await expect(fetchFiles(base, hastyNetwork().network)(file)).rejects.toThrow(message);
  });

  it('says so when there is no server', async () => {
    // Port 9 (discard) of this machine; nothing listens there.
    await expect(fetchFiles('http://127.0.0.1:9/', hastyNetwork().network)('x')).rejects.toThrow(/127\.0\.0\.1:9\/x: could not be fetched/);
  });

  it('ends when it is aborted, with the abort itself', async () => {
    const abort = new AbortController();
    const reading = fetchFiles(base)('slow', abort.signal);
    abort.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
