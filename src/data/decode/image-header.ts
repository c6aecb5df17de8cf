import type { DeclaredSize } from './declared-size.ts';
import { avifSize } from './image-boxes.ts';

/**
 * Reads the headers of PNG, GIF, WebP, JPEG and AVIF files; of several sizes, the largest. Undefined for others, and
 * where the header is cut short.
 */
export function declaredSize(bytes: Uint8Array): DeclaredSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return sizeOf(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // read beyond the end
    throw error;
  }
}

function sizeOf(view: DataView): DeclaredSize | undefined {
  const magic = view.getUint32(0);
  if (magic === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }; // PNG: IHDR comes first
  if (magic === 0x47494638) return gifSize(view); // GIF8
  if (view.getUint32(4) === 0x66747970) return avifSize(view); // ftyp
  if (magic === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view); // RIFF … WEBP
  return magic >>> 8 === 0xffd8ff ? jpegSize(view) : undefined;
}

/** By the first chunk (RFC 9649): lossy `VP8 `, lossless `VP8L` or extended `VP8X`. */
function webpSize(view: DataView): DeclaredSize | undefined {
  switch (view.getUint32(12)) {
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true); // 14 bits each, less 1
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(27, true) & 0xffffff) + 1 };
    default:
      return undefined;
  }
}

/**
 * The screen, grown to what its frames cover, as decoders do (GIF89a, 17 to 24): of blocks, images begin with a
 * comma and extensions with an exclamation mark; each ends with sub-blocks, of which an empty one is the last.
 */
function gifSize(view: DataView): DeclaredSize {
  let [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  let offset = 13 + colourTableBytes(view.getUint8(10));
  while (offset < view.byteLength) {
    const block = view.getUint8(offset);
    if (block !== 0x2c && block !== 0x21) break;
    if (block === 0x2c && offset + 10 <= view.byteLength) {
      width = Math.max(width, view.getUint16(offset + 1, true) + view.getUint16(offset + 5, true));
      height = Math.max(height, view.getUint16(offset + 3, true) + view.getUint16(offset + 7, true));
      offset += 11 + colourTableBytes(view.getUint8(offset + 9)); // and the size of its codes
    } else {
      offset += 2; // and its kind
    }
    offset = afterSubBlocks(view, offset);
  }
  return { width, height };
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Each begins with its length, a byte. */
function afterSubBlocks(view: DataView, start: number): number {
  let offset = start;
  while (offset < view.byteLength && view.getUint8(offset) > 0) offset += 1 + view.getUint8(offset);
  return offset + 1;
}

/** From the first start-of-frame segment (ITU T.81, B.2.2), found by stepping over the segments before it. */
function jpegSize(view: DataView): DeclaredSize {
  let offset = 2;
  for (;;) {
    const marker = view.getUint16(offset);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
    if (isFrame) return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) };
    const isFill = marker === 0xffff;
    offset += isFill ? 1 : 2 + Math.max(2, view.getUint16(offset + 2));
  }
}
