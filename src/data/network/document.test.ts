import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultServer, type FaultServer, type Faults } from '../testing/fault-server.ts';
import { hastyNetwork } from '../testing/hasty-network.ts';
import { fetchJson, fetchText } from './document.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
});
afterAll(() => server.close());

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a small document', () => {
  it('is read as text, though a letter is cut in two on the way', async () => {
    const url = server.serve('/text', utf8('größer'), { bytesPerSecond: 50 }); // a byte at a time
    expect(await fetchText(url, hastyNetwork().network, 100)).toBe('größer');
  });

  it('is read as JSON, though it is compressed on the way', async () => {
    const url = server.serve('/json', gzipSync('{"rows": 3}'), { headers: (right) => ({ ...right, 'content-encoding': 'gzip' }) });
    expect(await fetchJson(url, hastyNetwork().network, 100)).toEqual({ rows: 3 });
  });

  it('is asked for again, from its beginning, after it was cut off', async () => {
    const url = server.serve('/cut', utf8('{"rows": 3}'), { cutAfter: (count) => (count < 2 ? 4 : undefined) });
    expect(await fetchJson(url, hastyNetwork().network, 100)).toEqual({ rows: 3 });
    expect(server.rangesOf('/cut')).toEqual(['', '', '']);
  });

  it('waits as long as a server asks for', async () => {
    const url = server.serve('/limited', utf8('[]'), {
      status: (count) => (count === 0 ? 429 : undefined), headers: (right, count) => (count === 0 ? { 'retry-after': '1' } : right),
    });
    const { network, states } = hastyNetwork();
    expect(await fetchJson(url, network, 100)).toEqual([]);
    expect(states.map(({ waitingFor }) => waitingFor)).toContain('the server answered 429 Too Many Requests; try 2 of 6 in 1 s');
  });

  it.each<[string, string, string, Faults, RegExp]>([
    ['is no JSON', '/prose', 'rows', {}, /\/prose: is no JSON \(.*\); is the address right\?/],
    ['is too long', '/long', `"${'x'.repeat(200)}"`, {}, /\/long: takes .*, more than 100 B/],
    ['is missing', '/none', '', { status: () => 404 }, /\/none: the server answered 404/],
    ['is a web page', '/page', '<html>', { headers: (right) => ({ ...right, 'content-type': 'text/html' }) }, /a web page instead of data/],
  ])('is refused when it %s', async (_what, path, text, faults, message) => {
    await expect(fetchJson(server.serve(path, utf8(text), faults), hastyNetwork().network, 100)).rejects.toThrow(message);
  });
});
