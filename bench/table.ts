import type { KernelShare } from './kernel-shares.ts';
import { sameShape, type BenchReport, type ModelReport } from './report.ts';

/** Rows of cells in aligned columns; the first column to the left, figures to the right. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    widths.map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

/** The whole report as text for a terminal. */
export function reportText({ machine, models }: BenchReport): string {
  const { processor, processors, node, place, adapter, load } = machine;
  return [
    `${processor}, ${processors} processors; Node ${node}; ${place}; WebGPU: ${adapter}`,
    `load average ${load.before.toFixed(2)} before, ${load.after.toFixed(2)} after`,
    ...models.flatMap((model) => ['', modelText(model)]),
  ].join('\n');
}

function modelText(report: ModelReport): string {
  const parts = [`${report.model}: ${report.about}`, stepTable(report)];
  if (report.ratios.length > 0) parts.push(ratioTable(report));
  if (report.contestants.some(({ gemm }) => gemm.length > 0)) parts.push(gemmTable(report));
  for (const { name, kernels } of report.contestants) if (kernels) parts.push(kernelTable(name, kernels));
  if (report.skipped.length > 0) parts.push(report.skipped.map(({ name, reason }) => `skipped ${name}: ${reason}`).join('\n'));
  return parts.join('\n\n');
}

function stepTable({ contestants }: ModelReport): string {
  const heads = ['', 'ms a step', 'middle half', 'rounds', 'images/s', 'dispatches', 'submits', 'buffers', 'bind groups', 'encode ms'];
  const rows = contestants.map(({ name, step, imagesPerSecond, gpu }) => [
    name,
    figure(step.median),
    `${figure(step.low)}–${figure(step.high)}`,
    String(step.samples),
    figure(imagesPerSecond),
    ...(gpu ? [gpu.dispatches, gpu.submits, gpu.buffersCreated, gpu.bindGroupsCreated].map(String) : ['', '', '', '']),
    gpu?.encodeMs === undefined ? '' : figure(gpu.encodeMs),
  ]);
  return alignedTable([heads, ...rows]);
}

function ratioTable({ ratios }: ModelReport): string {
  const rows = ratios.map(({ engine, peer, ratio }) => {
    const inverse = ratio < 1 ? `1/${figure(1 / ratio)}` : '';
    return [`${engine} against ${peer}`, `${figure(ratio)} ×`, inverse];
  });
  return alignedTable([['step time', 'ratio', ''], ...rows]);
}

function gemmTable({ contestants }: ModelReport): string {
  const shapes = contestants.find(({ gemm }) => gemm.length > 0)?.gemm.map(({ shape }) => shape) ?? [];
  const heads = ['GFLOP/s', ...shapes.map(({ kind, rows, k, n }) => `${kind} ${rows}×${k}×${n}`)];
  const rows = contestants.map(({ name, gemm }) => [
    name,
    ...shapes.map((shape) => {
      const found = gemm.find((candidate) => sameShape(candidate.shape, shape));
      return found ? `${figure(found.gflops)} (${Math.round(100 * found.ofBest)} %)` : '';
    }),
  ]);
  return alignedTable([heads, ...rows]);
}

function kernelTable(name: string, kernels: readonly KernelShare[]): string {
  const rows = kernels.map(({ label, count, milliseconds, share }) => [
    label,
    String(count),
    figure(milliseconds),
    `${figure(100 * share)} %`,
  ]);
  const count = kernels.reduce((sum, kernel) => sum + kernel.count, 0);
  const milliseconds = kernels.reduce((sum, kernel) => sum + kernel.milliseconds, 0);
  return [
    `GPU time of one step of ${name}: every dispatch in a pass of its own, medians of five. Node's WebGPU rounds its clock to`,
    '66 µs and Chrome to 100 µs; not the Chromium that this command starts, which has a developer flag (--enable-unsafe-webgpu).',
    alignedTable([['', 'dispatches', 'ms', 'share'], ...rows, ['all', String(count), figure(milliseconds), '']]),
  ].join('\n');
}

/** Three figures, never in powers of ten: 1234.5 → `1235`, 12.345 → `12.3`, 0.012345 → `0.0123`. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
