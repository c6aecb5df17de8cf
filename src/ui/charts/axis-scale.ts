/** Ends of an axis and the round values to label on it. */
export interface AxisScale {
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
}

const EMPTY: AxisScale = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] };

/** A scale around all finite values, its ends on round ticks, about `wanted` of them. */
export function axisScale(values: readonly number[], wanted = 5): AxisScale {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return EMPTY;
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  const step = roundStep(Math.max(high - low, Math.abs(high) * 0.02, 1e-9) / wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(10)));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}
