import { describe, expect, it } from 'vitest';
import { formatManifest, parseManifest, sha256 } from './manifest.ts';
import type { Manifest } from './manifest.ts';

const manifest: Manifest = {
  format: 'learngene-shards', version: 1, source: 'a test', name: 'tiny', classNames: ['a', 'b'], imageSize: 2, channels: 1,
  mean: [0.5], std: [0.25],
  train: [{ file: 'train-0000.safetensors', count: 2, bytes: 100, sha256: 'a'.repeat(64) }],
  validation: [],
};
const withChange = (change: object): string => JSON.stringify({ ...manifest, ...change });
const withShard = (change: object): string => withChange({ train: [{ ...manifest.train[0], ...change }] });

describe('a manifest', () => {
  it('gives back what was written', () => {
    expect(parseManifest(formatManifest(manifest))).toEqual(manifest);
  });

  it.each([
    ['no JSON', 'format=shards', /manifest\.json: is not JSON/],
    ['another format', withChange({ format: 'tfrecord' }), /format "tfrecord" version 1/],
    ['a later version', withChange({ version: 2 }), /version 2/],
    ['an unknown key', withChange({ licence: 'CC0' }), /licence: is not a known key/],
    ['a missing key', JSON.stringify({ ...manifest, std: undefined }), /std: is missing/],
    ['a key called __proto__', `{"__proto__":{},${JSON.stringify(manifest).slice(1)}`, /__proto__: is not a known key/],
    ['a single class', withChange({ classNames: ['a'] }), /classNames with 1 items: must have 2/],
    ['a class name that is no text', withChange({ classNames: ['a', 7] }), /classNames\[1\] 7: must be a text/],
    ['a mean for each of too many channels', withChange({ mean: [0.5, 0.5] }), /mean with 2 items: must have 1/],
    ['a mean on the scale of 0 … 255', withChange({ mean: [127] }), /mean\[0\] 127: must be a number from 0 to 1/],
    ['a standard deviation of 0', withChange({ std: [0] }), /std\[0\] 0/],
    ['no training shards', withChange({ train: [] }), /train with 0 items/],
    ['a file outside the directory', withShard({ file: '../../secret' }), /train\[0\]\.file "..\/..\/secret": must be a plain file name/],
    ['a file at another server', withShard({ file: 'https://example.org/x' }), /plain file name/],
    ['a count that is no whole number', withShard({ count: 1.5 }), /train\[0\]\.count 1\.5: must be a whole number/],
    ['a short digest', withShard({ sha256: 'abc' }), /train\[0\]\.sha256 "abc": must be 64/],
    ['a file listed twice', withChange({ train: [manifest.train[0], manifest.train[0]] }), /listed twice/],
  ])('is refused with %s', (_what, text, message) => {
    expect(() => parseManifest(text)).toThrow(message);
  });
});

describe('SHA-256', () => {
  it('matches the example of FIPS 180-2, appendix B.1', async () => {
    const digest = await sha256(new TextEncoder().encode('abc'));
    expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
