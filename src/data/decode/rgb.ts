import type { Picture } from './resize-image.ts';

/**
 * Any decoded image as RGB: `pixels` are [height, width, channels] with 1 (grey), 2 (grey and alpha), 3
 * (RGB) or 4 channels (RGB and alpha, not premultiplied). Transparent parts lie on white.
 */
export function rgbOnWhite({ pixels, width, height, channels }: Picture): Picture {
  if (channels === 3) return { pixels, width, height, channels };
  const colours = channels > 2 ? 3 : 1;
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += channels) {
    const alpha = colours === channels ? 255 : (pixels[from + colours] as number);
    for (let c = 0; c < 3; c++) {
      const value = pixels[from + (colours === 3 ? c : 0)] as number;
      rgb[to++] = Math.floor((value * alpha + 255 * (255 - alpha)) / 255 + 0.5);
    }
  }
  return { pixels: rgb, width, height, channels: 3 };
}
