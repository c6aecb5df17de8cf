import { expect, test } from 'vitest';
import { trustOwnScripts } from './trusted-scripts.ts';

type Rules = Parameters<NonNullable<NonNullable<Parameters<typeof trustOwnScripts>[0]>['trustedTypes']>['createPolicy']>[1];

function rulesOf(origin: string): Rules {
  const made: Rules[] = [];
  trustOwnScripts({ location: { origin, href: `${origin}/play/?engine=wasm` }, trustedTypes: { createPolicy: (_name, given) => made.push(given) } });
  const [rules] = made;
  if (!rules) throw new Error('no policy was made');
  return rules;
}

test('scripts of this site are trusted, those of others are not', () => {
  const { createScriptURL } = rulesOf('https://example.org');
  expect(createScriptURL('https://example.org/play/assets/worker-1a.js')).toBe('https://example.org/play/assets/worker-1a.js');
  expect(createScriptURL('./service-worker.js')).toBe('./service-worker.js');
  for (const foreign of ['https://example.com/x.js', 'https://example.org.example.com/x.js', '//example.com/x.js', 'data:text/javascript,1', 'blob:https://example.org/1a']) {
    expect(createScriptURL(foreign)).toBeUndefined();
  }
});

test('no markup is trusted but none at all', () => {
  const { createHTML } = rulesOf('https://example.org');
  expect(createHTML('')).toBe('');
  expect(createHTML('<img src=x onerror=alert(1)>')).toBeUndefined();
});

test('a browser without Trusted Types is left as it is', () => {
  expect(() => trustOwnScripts({ location: { origin: 'https://example.org', href: 'https://example.org/' } })).not.toThrow();
});
