import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pngOf } from '../testing/image-files.ts';
import { decodePool, type DecodePlatform, type DecodeThread, type ThreadEvents } from './decode-pool.ts';
import type { DecodeJob } from './decode-messages.ts';
import type { DecodedImage, Decoder, ImageContent } from './decoder.ts';
import { decodeWithSharp } from './node/decode-with-sharp.ts';
import { startThread } from './node/node-decoder.ts';
import { ownThreadDecoder } from './own-thread-decoder.ts';
import { serveDecoding } from './serve-decoding.ts';

const own = ownThreadDecoder(decodeWithSharp);
const real: DecodePlatform = { processors: 3, decode: decodeWithSharp, startThread }; // two threads
const colours = Array.from({ length: 9 }, (_, i) => [i * 20, 255 - i * 20, 7]);
const fileContent = (bytes: Uint8Array): ImageContent => ({ kind: 'file', bytes: new Uint8Array(bytes) });
const pngs = await Promise.all(colours.map(async (colour) => fileContent(await pngOf(colour))));
const large = fileContent(new Uint8Array(1.5e6));
const decodeAll = (decoder: Decoder): Promise<DecodedImage[]> => Promise.all(pngs.map((png, i) => decoder.decode(`${i}.png`, png, 3)));

async function withPool<Result>(platform: DecodePlatform, use: (pool: Decoder) => Promise<Result>): Promise<Result> {
  const pool = decodePool(platform);
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

/** A thread of this thread; `fate` may have it die before it starts or in the middle of a job. */
function pretended(fate: (job: DecodeJob) => 'decodes' | 'dies' | 'sleeps', starts: ThreadEvents[] = []): DecodePlatform {
  return {
    processors: 3,
    decode: () => Promise.reject(new Error('decoded in the own thread')),
    startThread(events): DecodeThread {
      starts.push(events);
      let isAlive = true;
      const serve = serveDecoding(decodeWithSharp, (reply) => void (isAlive && queueMicrotask(() => events.reply(reply))));
      const die = (): void => {
        isAlive = false;
        events.died();
      };
      return {
        post(job) {
          const what = fate(job);
          if (what === 'dies') setTimeout(die);
          else if (what === 'decodes') void serve(job);
        },
        end: async () => void (isAlive = false),
      };
    },
  };
}

describe('a decode pool', () => {
  it('gives the pixels that the own thread gives, each to the one who asked', async () => {
    expect(await withPool(real, decodeAll)).toEqual(await decodeAll(own));
  });

  it('keeps grey, alpha and the way up of a photograph as they are', async () => {
    const upsideDown = await sharp(Uint8Array.of(250, 0, 0, 0, 0, 250), { raw: { width: 2, height: 1, channels: 3 } }).withMetadata({ orientation: 3 }).png().toBuffer();
    const grey = await sharp(Uint8Array.of(9, 90), { raw: { width: 2, height: 1, channels: 1 } }).png().toBuffer();
    const kinds = [upsideDown, grey, await pngOf([10, 20, 30, 128]), await sharp(await pngOf([90, 9, 90], 50)).jpeg().toBuffer()].map(fileContent);
    const all = (decoder: Decoder): Promise<DecodedImage[]> => Promise.all(kinds.map((content) => decoder.decode('x', content, 5)));
    const pooled = await withPool(real, all);
    expect(pooled).toEqual(await all(own));
    expect(pooled.map(({ grey: isGrey }) => isGrey)).toEqual([false, true, false, false]);
  });

  it('scales large pictures that are pixels already, and leaves them to their owner', async () => {
    const pixels = Uint8Array.from({ length: 200 * 200 * 3 }, (_, i) => i % 251);
    const content: ImageContent = { kind: 'pixels', picture: { pixels, width: 200, height: 200, channels: 3 } };
    const pooled = await withPool(real, (pool) => pool.decode('x', content, 7));
    expect(pooled).toEqual(await own.decode('x', content, 7));
    expect(pixels).toHaveLength(200 * 200 * 3);
  });

  it('leaves bytes that are a view of more to their owner', async () => {
    const png = await pngOf([1, 2, 3]);
    const archive = new Uint8Array(png.length + 20);
    archive.set(png, 10);
    const content: ImageContent = { kind: 'file', bytes: archive.subarray(10, 10 + png.length) };
    expect((await withPool(real, (pool) => pool.decode('x', content, 1))).pixels).toEqual(Uint8Array.of(1, 2, 3));
    expect(archive).toHaveLength(png.length + 20);
  });

  it('names an image that cannot be decoded, and goes on with others', async () => {
    await withPool(real, async (pool) => {
      await expect(pool.decode('cat/0.png', fileContent(Uint8Array.of(1, 2)), 2)).rejects.toThrow(/^image cat\/0\.png: cannot be decoded \(.*\); replace or remove it$/);
      expect(await decodeAll(pool)).toHaveLength(pngs.length);
    });
  });

  it('starts no thread before an image comes, and none for tiny pictures that are pixels already', async () => {
    const starts: ThreadEvents[] = [];
    await withPool(pretended(() => 'decodes', starts), async (pool) => {
      const picture = { pixels: Uint8Array.of(1, 2, 3), width: 1, height: 1, channels: 3 };
      expect((await pool.decode('x', { kind: 'pixels', picture }, 1)).pixels).toEqual(Uint8Array.of(1, 2, 3));
      expect(starts).toHaveLength(0);
      await decodeAll(pool);
      expect(starts).toHaveLength(2); // three processors less one
    });
  });

  it.each([
    ['two large images', 'of 1.5 MB', large, 9, 4], // two for each of two threads
    ['small images of two megabytes', 'of 20 kB', fileContent(new Uint8Array(20_000)), 300, 200],
    ['256 tiny images', 'of 9 bytes', fileContent(new Uint8Array(9)), 600, 512],
  ])('gives a thread %s at a time', async (_what, _size, content, count, expected) => {
    let given = 0;
    const sleeping = pretended(() => {
      given++;
      return 'sleeps';
    });
    const pool = decodePool(sleeping);
    const decoding = Promise.all(Array.from({ length: count }, (_, i) => pool.decode(`${i}.png`, content, 3)));
    expect(given).toBe(expected);
    await pool.close();
    await expect(decoding).rejects.toThrow('was closed');
  });
});

describe('an aborted read', () => {
  it('rejects at once, and its images that wait are never decoded', async () => {
    const given: number[] = [];
    const sleeping = pretended(({ id }) => {
      given.push(id);
      return 'sleeps';
    });
    const controller = new AbortController();
    const pool = decodePool(sleeping);
    const decoding = pngs.map((_, i) => pool.decode(`${i}.png`, large, 3, controller.signal));
    controller.abort(new Error('stopped'));
    for (const one of await Promise.allSettled(decoding)) expect(one).toMatchObject({ status: 'rejected', reason: { message: 'stopped' } });
    expect(given).toEqual([0, 1, 2, 3]);
    await pool.close();
  });

  it('takes nothing from another', async () => {
    await withPool(real, async (pool) => {
      const controller = new AbortController();
      const aborted = Promise.allSettled(pngs.map((png) => pool.decode('x', png, 3, controller.signal)));
      const other = decodeAll(pool);
      controller.abort();
      await aborted;
      expect(await other).toEqual(await decodeAll(own));
    });
  });
});

describe('a thread that dies', () => {
  it('is replaced, and its images are decoded all the same', async () => {
    let deaths = 1;
    const expected = await decodeAll(own);
    expect(await withPool(pretended(() => (deaths-- > 0 ? 'dies' : 'decodes')), decodeAll)).toEqual(expected);
  });

  it('twice of the same image has that image named, while others are decoded', async () => {
    const platform = pretended(({ path }) => (path === '5.png' ? 'dies' : 'decodes'));
    const outcomes = await withPool(platform, (pool) => Promise.allSettled(pngs.map((png, i) => pool.decode(`${i}.png`, png, 3))));
    const [rejected, ...more] = outcomes.filter(({ status }) => status === 'rejected');
    expect(more).toEqual([]);
    expect(rejected).toMatchObject({ reason: { name: 'InputError', path: '5.png', message: 'image 5.png: the thread that decoded it ended, twice; replace or remove it' } });
  });

  it('in spite of being replaced leaves the work to the own thread', async () => {
    const expected = await decodeAll(own);
    let starts = 0;
    const dying: DecodePlatform = {
      ...real,
      startThread({ died }) {
        starts++;
        setTimeout(died);
        return { post: () => undefined, end: async () => undefined };
      },
    };
    expect(await withPool(dying, decodeAll)).toEqual(expected);
    expect(starts).toBeLessThanOrEqual(4); // two, and one replacement for each
  });

  it('where threads are forbidden is not needed', async () => {
    const forbidden: DecodePlatform = {
      ...real,
      startThread() {
        throw new Error('refused by the content security policy');
      },
    };
    expect(await withPool(forbidden, decodeAll)).toEqual(await decodeAll(own));
  });
});

it('a closed pool decodes no more, and may be closed again', async () => {
  const pool = decodePool(real);
  await decodeAll(pool);
  await pool.close();
  await pool.close();
  await expect(decodeAll(pool)).rejects.toThrow('was closed');
});
