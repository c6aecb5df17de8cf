import type { PatchesOp } from './patches.ts';

type Geometry = Pick<PatchesOp, 'batch' | 'imageSize' | 'patchSize' | 'channels' | 'mean' | 'std'>;

/** Fills `out` as `PatchesOp` says; shared by the reference (float64) and by engines that prepare images on the CPU. */
export function writePatches(
  geometry: Geometry,
  images: ArrayLike<number>,
  augmentation: ArrayLike<number> | undefined,
  out: Float32Array | Float64Array,
): void {
  const { batch, imageSize: size, patchSize: patch, channels, mean, std } = geometry;
  const scale = std.map((value) => 1 / (255 * value));
  const offset = mean.map((value, c) => -value / (std[c] as number));
  const perRow = size / patch;
  let at = 0;
  for (let b = 0; b < batch; b++) {
    const flip = augmentation?.[3 * b] === 1;
    const dx = augmentation?.[3 * b + 1] ?? 0;
    const dy = augmentation?.[3 * b + 2] ?? 0;
    for (let token = 0; token < perRow * perRow; token++) {
      const top = Math.floor(token / perRow) * patch - dy;
      const left = (token % perRow) * patch - dx;
      for (let c = 0; c < channels; c++) {
        const factor = scale[c] as number;
        const shift = offset[c] as number;
        for (let row = top; row < top + patch; row++) {
          const line = (b * size + row) * size;
          for (let column = left; column < left + patch; column++) {
            const inside = row >= 0 && row < size && column >= 0 && column < size;
            const x = flip ? size - 1 - column : column;
            out[at++] = inside ? (images[(line + x) * channels + c] as number) * factor + shift : 0;
          }
        }
      }
    }
  }
}
