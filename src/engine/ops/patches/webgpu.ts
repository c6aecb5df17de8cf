import { elementCount } from '../../plan/buffer.ts';
import { declare, entryPoint, float, type Access, type WebGpuKernel } from '../../webgpu/webgpu-kernel.ts';
import type { PatchesOp } from './patches.ts';

/** One element of a patch an invocation; images come as bytes, four to a word. */
export const patchesWebGpu: WebGpuKernel<PatchesOp> = (op, context) => {
  const { inputs, outputs, batch, imageSize: size, patchSize: patch, channels, mean, std } = op;
  const perRow = size / patch;
  const columns = channels * patch * patch;
  const invocations = elementCount(context.shapeOf(outputs.patches));
  const names: [string, string, Access][] = [['images', 'u32', 'read'], ['patches', 'f32', 'read_write']];
  const bindings = [context.read(inputs.images), context.write(outputs.patches)];
  if (inputs.augmentation !== undefined) {
    names.push(['augmentation', 'i32', 'read']);
    bindings.push(context.read(inputs.augmentation));
  }
  const list = (values: readonly number[]): string => `array<f32, ${channels}>(${values.map(float).join(', ')})`;
  const augmented = inputs.augmentation !== undefined;
  const body = `
  let inPatch = index % ${columns}u;
  let token = (index / ${columns}u) % ${perRow * perRow}u;
  let image = index / ${columns * perRow * perRow}u;
  let channel = inPatch / ${patch * patch}u;
  let row = i32((token / ${perRow}u) * ${patch}u + (inPatch / ${patch}u) % ${patch}u)${augmented ? ' - augmentation[3u * image + 2u]' : ''};
  let column = i32((token % ${perRow}u) * ${patch}u + inPatch % ${patch}u)${augmented ? ' - augmentation[3u * image + 1u]' : ''};
  var value = 0.0;
  if (row >= 0 && row < ${size} && column >= 0 && column < ${size}) {
    let x = ${augmented ? `select(column, ${size - 1} - column, augmentation[3u * image] == 1)` : 'column'};
    let at = ((image * ${size}u + u32(row)) * ${size}u + u32(x)) * ${channels}u + channel;
    let byte = (images[at / 4u] >> (8u * (at % 4u))) & 255u;
    value = f32(byte) * scales[channel] + offsets[channel];
  }
  patches[index] = value;`;
  context.dispatch({
    label: `patches ${batch}×${size}`,
    code: `${declare(names)}
const scales = ${list(std.map((value) => 1 / (255 * value)))};
const offsets = ${list(mean.map((value, c) => -value / (std[c] ?? 1)))};
${entryPoint(invocations, body)}`,
    bindings,
    invocations,
  });
};
