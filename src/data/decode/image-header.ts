/** Width and height that an image file declares, pixels, before anything is decoded. */
export interface DeclaredSize {
  readonly width: number;
  readonly height: number;
}

/** Reads the header of PNG, GIF, WebP and JPEG files; undefined for others, and where the header is cut short. */
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
  if (magic === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) }; // GIF8
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
