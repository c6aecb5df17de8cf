import { describe, expect, it } from 'vitest';
import { addressOf } from './address.ts';
import { retryAfter, usualPatience, waitAfter } from './patience.ts';
import { unanswered } from './trouble.ts';

describe('the wait between tries', () => {
  it('is drawn from a span that doubles with each failure, up to a bound', () => {
    const spans = [1, 2, 3, 6, 20].map((failures) => waitAfter(failures, { ...usualPatience, random: () => 0.5 }));
    expect(spans).toEqual([500, 1000, 2000, 15_000, 15_000]); // half of 1, 2, 4, and of 30 s for 32 and 2¹⁹
    expect(waitAfter(3, { ...usualPatience, random: () => 0 })).toBe(0);
  });

  it('is what a server asks for, in seconds or until a date', () => {
    const now = Date.UTC(2025, 0, 1, 12);
    expect(retryAfter('120', now)).toBe(120_000);
    expect(retryAfter('Wed, 01 Jan 2025 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfter('Wed, 01 Jan 2025 11:00:00 GMT', now)).toBe(0);
    expect([retryAfter('soon', now), retryAfter(null, now)]).toEqual([undefined, undefined]);
  });
});

describe('an address without an answer', () => {
  const http = addressOf('http://example.org/a.zip');
  const thrown = new TypeError('Failed to fetch');

  it('may be a refusal, says a browser, which does not know', () => {
    const { message } = unanswered(http, thrown, { reached: false, page: { protocol: 'http:' } });
    expect(message).toBe('could not be fetched (Failed to fetch): the server cannot be reached, lets no other page read its files (CORS), or redirects in a circle');
  });

  it('may be one that a page by https must not read', () => {
    expect(unanswered(http, thrown, { reached: false, page: { protocol: 'https:' } }).message).toMatch(/or the browser forbids http to a page that came by https$/);
  });

  it('is a matter of the connection where the host has answered before', () => {
    expect(unanswered(http, thrown, { reached: true, page: { protocol: 'https:' } })).toMatchObject({ unreachable: false, message: 'could not be fetched (Failed to fetch)' });
  });
});
