import { describe, expect, test } from 'vitest';
import { configProblems } from './check.ts';
import { defaultConfig } from './defaults.ts';
import { hostsOf, imageOrigin } from './image-origin.ts';
import { publicDatasets } from './public-datasets.ts';

describe('where the images come from', () => {
  test('built-in sets and own files contact nobody', () => {
    expect(imageOrigin(defaultConfig, 'data')).toEqual({ kind: 'built-in', name: 'shapes10' });
    expect(hostsOf(imageOrigin({ ...defaultConfig, data: 'image-folder' }, 'data'))).toEqual([]);
    expect(imageOrigin(defaultConfig, 'target')).toBeUndefined();
  });

  test.each(publicDatasets)('$name is read from its page on the Hub', ({ name, address, label }) => {
    const origin = imageOrigin({ ...defaultConfig, data: name }, 'data');
    expect(origin).toEqual({ kind: 'addresses', addresses: [address], label });
    expect(hostsOf(origin)).toEqual(['huggingface.co']);
  });

  test('several addresses are parted by spaces, and each host is named once', () => {
    const targetUrl = 'https://a.example/train-0.parquet  https://a.example/test-0.parquet https://b.example:8443/x.parquet';
    const origin = imageOrigin({ ...defaultConfig, target: 'address', targetUrl }, 'target');
    expect(hostsOf(origin)).toEqual(['a.example', 'b.example:8443']);
  });

  test.each([
    ['', 'images at an address: none is given'],
    ['example.org/images.zip', 'example.org/images.zip is no web address'],
    ['file:///etc/passwd', 'file:///etc/passwd is no web address'],
  ])('“%s” is refused', (dataUrl, message) => {
    const [problem] = configProblems({ ...defaultConfig, data: 'address', dataUrl });
    expect(problem).toMatchObject({ path: 'dataUrl', message: expect.stringContaining(message) as string });
  });
});
