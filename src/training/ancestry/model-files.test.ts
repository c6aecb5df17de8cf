import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chosenFiles, filesAt, type AncestorFile } from './model-files.ts';

const file = (name: string, ...bytes: number[]): AncestorFile => ({ name, blob: new Blob([Uint8Array.from(bytes)]) });
const MOST = 100;

describe('chosen files', () => {
  const model = [file('metadata.json', 9), file('weights.bin', 1, 2), file('model.json', 3)];

  test('are found by their endings and, beside the model, by their names without folders', async () => {
    const files = chosenFiles(model, '.json');
    expect(files.name).toBe('model.json');
    expect(await files.readMain(MOST)).toEqual(Uint8Array.of(3));
    expect(await files.readBeside('./shards/weights.bin', MOST)).toEqual(Uint8Array.of(1, 2));
  });

  test('one of which is missing is named', async () => {
    await expect(chosenFiles(model, '.json').readBeside('more.bin', MOST)).rejects.toThrow(
      'model.json: its weight file more.bin is missing; choose it together with model.json (chosen: metadata.json, weights.bin, model.json)',
    );
  });

  test('of which none or several fit are refused', () => {
    expect(() => chosenFiles(model, '.safetensors')).toThrow('ancestor files metadata.json, weights.bin, model.json: must be one .safetensors; choose them, or give an address');
    expect(() => chosenFiles([], '.json')).toThrow('ancestor files (none): must be one model.json and its .bin files');
    expect(() => chosenFiles([file('a.safetensors'), file('b.SAFETENSORS')], '.safetensors')).toThrow('must be one .safetensors');
  });

  test('that are too large are not read', async () => {
    await expect(chosenFiles(model, '.json').readBeside('weights.bin', 1)).rejects.toThrow('weights.bin: takes 2 B, more than 1 B; choose a smaller model');
  });
});

describe('an address', () => {
  let server: Server;
  let base: string;
  const { signal } = new AbortController();

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answers: Record<string, () => void> = {
        '/m/model.json?tfjs-format=file': () => response.end('model'),
        '/m/w.bin?tfjs-format=file': () => response.end('weights'),
        '/page': () => response.setHeader('content-type', 'text/html; charset=utf-8').end('<!doctype html>'),
        '/large': () => response.setHeader('content-length', '1000').end('x'.repeat(1000)),
        '/endless': () => {
          response.write('x'.repeat(500));
          response.write('x'.repeat(500));
        },
        '/cut': () => {
          response.writeHead(200, { 'content-length': '10' });
          response.write('abc', () => response.destroy());
        },
        '/slow': () => undefined, // never answers
        '/busy': () => response.writeHead(503).end(),
      };
      (answers[request.url ?? ''] ?? (() => response.writeHead(404).end()))();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  test('with a digest gives the file that has it, and no other', async () => {
    // Of "model", by sha256sum.
    const digest = '9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4';
    const at = (fragment: string): Promise<Uint8Array> => filesAt(`${base}/m/model.json?tfjs-format=file${fragment}`, signal).readMain(MOST);
    expect(new TextDecoder().decode(await at(`#sha256=${digest}`))).toBe('model');
    expect(new TextDecoder().decode(await at(`#sha256=${digest.toUpperCase()}`))).toBe('model');
    await expect(at(`#sha256=${'0'.repeat(64)}`)).rejects.toThrow(`has SHA-256 ${digest}, and the address asks for ${'0'.repeat(64)}; it is another file`);
  });

  test('of a model.json gives its weight files by a digest of all of them, and none without it', async () => {
    const weights = (fragment: string): Promise<void> | undefined => filesAt(`${base}/m/model.json${fragment}`, signal).checkWeights?.([Uint8Array.of(119, 101).buffer, new TextEncoder().encode('ights').buffer]);
    const main = '0'.repeat(64); // looked at with the file itself
    // Of "weights", by sha256sum.
    const digest = '9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c';
    await weights('');
    await weights(`#sha256=${main},${digest.toUpperCase()}`);
    await expect(weights(`#sha256=${main},${main}`)).rejects.toThrow(`model.json, its weights: has SHA-256 ${digest}, and the address asks for ${main}`);
    await expect(weights(`#sha256=${main}`)).rejects.toThrow(`add a comma and that of its weight files one after the other (here ${digest}), or leave #sha256= out`);
  });

  test('with anything else behind # is refused before anybody is asked', () => {
    for (const fragment of ['#sha256=12', '#part', `#sha256=${'g'.repeat(64)}`, `#sha256=${'0'.repeat(64)},`, `#sha256=${'0'.repeat(64)},12`]) {
      expect(() => filesAt(`${base}/m/model.json${fragment}`, signal)).toThrow('must be sha256= and 64 hexadecimal digits');
    }
  });

  test('gives the file there and those beside it, with the same query', async () => {
    const files = filesAt(`${base}/m/model.json?tfjs-format=file`, signal);
    expect(new TextDecoder().decode(await files.readMain(MOST))).toBe('model');
    expect(new TextDecoder().decode(await files.readBeside('w.bin', MOST))).toBe('weights');
  });

  test.each([
    ['is missing', '/gone', /\/gone: the server answered 404 Not Found; is the address right\?/],
    ['is refused for now', '/busy', /\/busy: the server answered 503 .*; try again later, or choose files/],
    ['is a web page', '/page', /\/page: the server answered with a web page instead of a model/],
    ['says that it is too large', '/large', /\/large: takes 1\.0 kB, more than 100 B; choose a smaller model/],
    ['turns out to be too large', '/endless', /\/endless: takes .*, more than 100 B; choose a smaller model/],
    ['is cut short', '/cut', /\/cut: could not be fetched \(.*\); check address and connection, or, .* \(CORS\), download them/],
  ])('whose file %s is refused', async (_, path, message) => {
    await expect(filesAt(base + path, signal).readMain(MOST)).rejects.toThrow(message);
  });

  test('where nobody answers is refused', async () => {
    // Port 9 (discard) of this machine; nothing listens there.
    await expect(filesAt('http://127.0.0.1:9/model.json', signal).readMain(MOST)).rejects.toThrow(/127\.0\.0\.1:9\/model\.json: could not be fetched/);
  });

  test.each(['model.json', 'file:///model.json', 'https://'])('such as %s is none', (address) => {
    expect(() => filesAt(address, signal)).toThrow(`ancestor address ${address}: is no web address; write it like https://example.org/model.json`);
  });

  test('sends nobody to another host', async () => {
    const files = filesAt(`${base}/m/model.json`, signal);
    await expect(files.readBeside('https://example.org/w.bin', MOST)).rejects.toThrow('its weight file https://example.org/w.bin lies on another host');
  });

  test('that is slow is left when it is aborted, with the abort itself', async () => {
    const abort = new AbortController();
    const reading = filesAt(`${base}/slow`, abort.signal).readMain(MOST);
    abort.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
