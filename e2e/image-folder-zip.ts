import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import sharp from 'sharp';

const grounds = { apple: '#c03028', leaf: '#2f9e44' } as const;

/** A zip as a person would make one: `photos/train/class/file.png`, `photos/test/class/file.png`. */
export async function imageFolderZip(): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  for (const [name, ground] of Object.entries(grounds)) {
    for (let i = 0; i < 12; i++) {
      const split = i < 8 ? 'train' : 'test';
      await zip.add(`photos/${split}/${name}/${i}.png`, new Uint8ArrayReader(await picture(ground, i)));
    }
  }
  const blob = await zip.close();
  return Buffer.from(await blob.arrayBuffer());
}

/** 24 × 20 pixels, no square, so that cropping and scaling take part; `shade` makes each one different. */
async function picture(background: string, shade: number): Promise<Uint8Array> {
  const plain = sharp({ create: { width: 24, height: 20, channels: 3, background } });
  return new Uint8Array(await plain.modulate({ brightness: 0.8 + 0.03 * shade }).png().toBuffer());
}
