import { f32At } from "../../wasm/vector.as";

/** As write-patches.ts: `scales` holds 1/(255·std) and then −mean/std of each channel; augmentation may be 0 (none). */
export function patches(
  images: usize, augmentation: usize, scales: usize, out: usize, batch: i32, size: i32, patch: i32, channels: i32,
): void {
  const perRow = size / patch;
  let at = out;
  for (let b = 0; b < batch; b++) {
    const flip = augmentation ? load<i32>(f32At(augmentation, 3 * b)) : 0;
    const dx = augmentation ? load<i32>(f32At(augmentation, 3 * b + 1)) : 0;
    const dy = augmentation ? load<i32>(f32At(augmentation, 3 * b + 2)) : 0;
    for (let token = 0; token < perRow * perRow; token++) {
      const top = (token / perRow) * patch - dy;
      const left = (token % perRow) * patch - dx;
      for (let c = 0; c < channels; c++) {
        const factor = load<f32>(f32At(scales, c));
        const shift = load<f32>(f32At(scales, channels + c));
        for (let row = top; row < top + patch; row++) {
          const line = (b * size + row) * size;
          for (let column = left; column < left + patch; column++) {
            let value: f32 = 0;
            if (row >= 0 && row < size && column >= 0 && column < size) {
              const x = flip ? size - 1 - column : column;
              value = <f32>load<u8>(images + <usize>((line + x) * channels + c)) * factor + shift;
            }
            store<f32>(at, value);
            at += 4;
          }
        }
      }
    }
  }
}
