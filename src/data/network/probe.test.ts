import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultServer, type FaultServer, type Faults } from '../testing/fault-server.ts';
import { countedBytes, hastyNetwork } from '../testing/hasty-network.ts';
import { probe } from './probe.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await faultServer();
});
afterAll(() => server.close());

const bytes = countedBytes(2000);
const page = new TextEncoder().encode('<!DOCTYPE html><html></html>');

describe('looking at an address', () => {
  it('tells size, version, ranges and the first bytes by one request for those alone', async () => {
    const url = server.serve('/good', bytes);
    const found = await probe(url, hastyNetwork().network);
    expect(found).toMatchObject({ finalUrl: url, size: 2000, ranges: true, contentType: 'application/octet-stream' });
    expect(found.start).toEqual(bytes.slice(0, 512));
    expect(found.version).toMatch(/^"2000-\d+"$/);
    expect(server.rangesOf('/good')).toEqual(['0-511']);
  });

  it('finds out that a server gives no parts', async () => {
    const found = await probe(server.serve('/whole', bytes, { ranges: false }), hastyNetwork().network);
    expect(found).toMatchObject({ size: 2000, ranges: false });
    expect(found.start).toEqual(bytes.slice(0, 512));
  });

  it('asks for the size by itself where the server hides of what an answer is a part', async () => {
    const url = server.serve('/hidden', bytes, { headers: ({ 'content-range': _range, ...others }) => others });
    expect(await probe(url, hastyNetwork().network)).toMatchObject({ size: 2000, ranges: true });
  });

  it('takes date and size for the version where the ETag is weak', async () => {
    const date = 'Tue, 01 Jul 2025 10:00:00 GMT';
    const url = server.serve('/weak', bytes, { headers: (right) => ({ ...right, 'etag': 'W/"x"', 'last-modified': date }) });
    expect((await probe(url, hastyNetwork().network)).version).toBe(`${date}, 2000 bytes`);
  });

  it('does not name a version where the server tells none', async () => {
    const url = server.serve('/nameless', bytes, { headers: ({ etag: _etag, ...others }) => others });
    expect((await probe(url, hastyNetwork().network)).version).toBe('');
  });

  it('follows redirects and tells where they led', async () => {
    const target = server.serve('/target', bytes);
    const found = await probe(server.serve('/moved', bytes, { redirect: () => '/target' }), hastyNetwork().network);
    expect(found).toMatchObject({ finalUrl: target, size: 2000 });
  });

  it('tries again when the server is busy', async () => {
    const url = server.serve('/busy', bytes, { status: (request) => (request < 3 ? 503 : undefined) });
    expect((await probe(url, hastyNetwork().network)).size).toBe(2000);
    expect(server.rangesOf('/busy')).toHaveLength(4);
  });

  it.each<[string, string, Faults, RegExp]>([
    ['is missing', '/404', { status: () => 404 }, /\/404: the server answered 404 Not Found; is the address right\?/],
    ['is gone', '/410', { status: () => 410 }, /the server answered 410 Gone; is the address right\?/],
    ['is refused', '/403', { status: () => 403 }, /answered 403 Forbidden; give an address that may be read without signing in, or download/],
    ['needs signing in', '/401', { status: () => 401 }, /answered 401 Unauthorized; give an address/],
    ['holds no content', '/204', { status: () => 204 }, /answered 204 No Content instead of data; is it the address of the file itself\?/],
    ['stays busy', '/503', { status: () => 503 }, /answered 503 Service Unavailable, in the last of 6 tries; try again later/],
    ['asks to wait for an hour', '/429', { status: () => 429, headers: (right) => ({ ...right, 'retry-after': '3600' }) }, /answered 429 Too Many Requests; try again in 1 h 0 min, as the server asks/],
    ['is called a web page', '/page', { headers: (right) => ({ ...right, 'content-type': 'text/html; charset=utf-8' }) }, /a web page instead of data; open it in the browser/],
    ['is a web page', '/page2', { content: () => page }, /a web page instead of data; open it in the browser/],
    ['is empty', '/empty', { content: () => new Uint8Array(0) }, /\/empty: is empty; give another file/],
    ['is empty and whole', '/empty2', { content: () => new Uint8Array(0), ranges: false }, /\/empty2: is empty; give another file/],
    ['is too large', '/large', { headers: (right) => ({ ...right, 'content-range': 'bytes 0-511/9000000000' }) }, /takes 9.0 GB, more than 1.0 MB; give a smaller file/],
    ['comes with another part', '/part', { headers: (right) => ({ ...right, 'content-range': 'bytes 5-516/2000' }) }, /answered with bytes 5-516\/2000 where bytes 0-511 was asked for/],
    ['comes with an unreadable part', '/part2', { headers: (right) => ({ ...right, 'content-range': 'all' }) }, /answered with all where bytes 0-511 was asked for/],
    ['has a length that disagrees', '/length', { headers: (right) => ({ ...right, 'content-range': 'bytes 0-511/2000', 'content-length': 511 }) }, /promised 511 bytes, which bytes 0-511\/2000 is not/],
    ['redirects in a circle', '/circle', { redirect: () => '/circle' }, /\/circle: redirects in a circle; give the address of the file itself/],
  ])('says so when it %s', async (_what, path, faults, message) => {
    await expect(probe(server.serve(path, bytes, faults), hastyNetwork().network, 1e6)).rejects.toThrow(message);
  });

  it.each([
    ['no address', 'images.zip', /address images\.zip: is no web address; write it like https:/],
    ['a file on disk', 'file:///etc/hosts', /is no web address/],
    ['a name and password', 'https://me:secret@example.org/a', /address https:\/\/example\.org\/a: came with a name or password/],
  ])('refuses %s', async (_what, url, message) => {
    await expect(probe(url, hastyNetwork().network)).rejects.toThrow(message);
  });

  it('gives up soon, and says what may be wrong, where nothing ever answered', async () => {
    const gone = await faultServer();
    await gone.close();
    const { network, states } = hastyNetwork();
    await expect(probe(`${gone.origin}/x`, network)).rejects.toThrow(/\/x: could not be fetched \(connect ECONNREFUSED.*\), in the last of 3 tries; check the address/);
    expect(states.some(({ waitingFor }) => /could not be fetched \(.*\); try 2 of 3/.test(waitingFor ?? ''))).toBe(true);
  });

  it('gives up on a server that never answers', async () => {
    const url = server.serve('/silent', bytes, { stallAfter: () => -1 });
    await expect(probe(url, hastyNetwork({ stall: 40, tries: 2 }).network)).rejects.toThrow(/\/silent: no bytes for \d+ s, in the last of 2 tries; check the connection/);
    expect(server.rangesOf('/silent')).toHaveLength(2);
  });

  it('ends by an abort, with its reason, whatever it waits for', async () => {
    for (const [path, faults] of [['/never', { stallAfter: () => -1 }], ['/later', { status: () => 503 }]] as const) {
      const { network, abort } = hastyNetwork({ firstWait: 1e6, longestWait: 1e6, random: () => 1 });
      const probing = probe(server.serve(path, bytes, faults), network);
      setTimeout(abort, 20);
      await expect(probing).rejects.toMatchObject({ name: 'AbortError' });
    }
  });
});
