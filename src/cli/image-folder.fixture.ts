import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pngOf } from '../data/testing/image-files.ts';

/** Makes an image folder of two classes, dark and light squares of so many pixels a side, without a validation part. */
export async function makeImageFolder(folder: string, imagesPerClass: number, size: number): Promise<void> {
  for (const [name, grey] of [['dark', 40], ['light', 210]] as const) {
    await mkdir(join(folder, name), { recursive: true });
    for (let i = 0; i < imagesPerClass; i++) await writeFile(join(folder, name, `${i}.png`), await pngOf([grey + i, grey, grey - i], size));
  }
}
