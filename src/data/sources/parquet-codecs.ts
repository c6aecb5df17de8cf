import type { Compressors } from 'hyparquet';
import { compressors, decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';

/** What unpacks a page, by the codec its column names; each gives as many bytes as the page declares, or throws. */
export const parquetCodecs: Compressors = {
  ...compressors,
  /** Into memory of the declared size: by itself the library would make as much as a frame says its window is, up to 2 GB, and move it with each block. */
  ZSTD: (packed, length) => decompressZstd(packed, new Uint8Array(length)),
  /** Blocks in Hadoop's frames or, as Arrow once wrote them, alone; that these are no frames may show at their end only. */
  LZ4: (packed, length) => {
    if (!hasFrames(packed, length)) return decompressLz4Raw(packed, length);
    try {
      return decompressLz4(packed, length);
    } catch {
      return decompressLz4Raw(packed, length);
    }
  },
};

/** Whether frames, of the lengths unpacked and packed and a block each, fill `packed` exactly: the library would follow a length below 0 back to where it was, for ever. */
function hasFrames(packed: Uint8Array, length: number): boolean {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let [at, unpacked] = [0, 0];
  while (at + 8 <= packed.length && unpacked <= length) {
    unpacked += view.getUint32(at);
    at += 8 + view.getUint32(at + 4);
  }
  return at === packed.length && unpacked === length;
}
