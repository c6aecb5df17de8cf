import type { Compressors } from 'hyparquet';
import { compressors, decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';

/** What unpacks a page, by the codec its column names; each gives as many bytes as the page declares, or throws. */
export const parquetCodecs: Compressors = {
  ...compressors,
  /** Into memory of the declared size: by itself the library would make as much as a frame says its window is, up to 2 GB, and move it with each block. */
  ZSTD: (packed, length) => decompressZstd(packed, new Uint8Array(length)),
  /** Blocks in Hadoop's frames or, as Arrow once wrote them, alone; that these are no frames may show at their end only. */
  LZ4: (packed, length) => {
    try {
      return decompressLz4(packed, length);
    } catch {
      return decompressLz4Raw(packed, length);
    }
  },
};
