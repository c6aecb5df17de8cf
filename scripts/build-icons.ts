import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** The ground of public/icon.svg, to which a maskable icon is extended. */
const GROUND = '#161a22';
/** A launcher may cut a maskable icon down to the circle of 80 % of its side; the drawing stays within. */
const SAFE = 0.7;

/** Draws icon.svg of that folder into its `icons/`, in the sizes that manifest.webmanifest names. */
export async function buildIcons(folder: string): Promise<void> {
  const svg = await readFile(join(folder, 'icon.svg'));
  const at = (name: string): string => join(folder, 'icons', name);
  await mkdir(join(folder, 'icons'), { recursive: true });
  for (const side of [192, 512]) await drawn(svg, side).png().toFile(at(`icon-${side}.png`));
  const inner = Math.round(512 * SAFE);
  const before = Math.floor((512 - inner) / 2);
  const after = 512 - inner - before;
  await drawn(svg, inner).extend({ top: before, left: before, bottom: after, right: after, background: GROUND }).flatten({ background: GROUND }).png()
    .toFile(at('maskable-512.png'));
}

/** The drawing, 32 units wide, at that many pixels. */
function drawn(svg: Buffer, side: number): Sharp {
  return sharp(svg, { density: (72 * side) / 32 }).resize(side, side);
}
