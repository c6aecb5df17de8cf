/** Ends of an axis and the round values to label on it. */
export interface AxisScale {
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly number[];
}

const EMPTY: AxisScale = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] };
const EMPTY_LOG: AxisScale = { domain: [0.1, 1], ticks: [0.1, 0.2, 0.5, 1] };

/** Length of the scale around 0 alone, such as differences of equal runs. */
const NOTHING = 0.05;

/** Up to this ratio of its ends a logarithmic axis is labelled like a linear one: powers of ten would be too few. */
const NARROW = 5;
/** With more labels than this a logarithmic axis is labelled at powers of ten alone. */
const MOST_LOG_TICKS = 9;

/** A scale around all finite values, its ends on round ticks, about `wanted` of them. */
export function axisScale(values: readonly number[], wanted = 5): AxisScale {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return EMPTY;
  const { low, high } = endsOf(finite);
  const extent = Math.max(high - low, Math.abs(high) * 0.02) || NOTHING;
  const step = roundStep(Math.max(extent, 1e-9) / wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(10)));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks };
}

/** A scale for a logarithmic axis around all finite values above 0; what is 0 or below has no place on it. */
export function logScale(values: readonly number[]): AxisScale {
  const positive = values.filter((value) => Number.isFinite(value) && value > 0);
  if (positive.length === 0) return EMPTY_LOG;
  const { low, high } = endsOf(positive);
  if (high / low <= NARROW) {
    const { ticks } = axisScale([low, high]);
    const above = ticks.filter((tick) => tick > 0);
    return { domain: [Math.min(low, above[0] ?? low), above.at(-1) ?? high], ticks: above };
  }
  const ticks = ticksAround(low, high, [1, 2, 5]);
  const few = ticks.length > MOST_LOG_TICKS ? ticksAround(low, high, [1]) : ticks;
  return { domain: [few[0] ?? low, few.at(-1) ?? high], ticks: few };
}

/** The place of a value between `start` and `end`, where the ends of the axis lie. */
export function placeOn({ domain: [low, high] }: Pick<AxisScale, 'domain'>, value: number, start: number, end: number, isLog = false): number {
  if (low === high) return (start + end) / 2;
  const share = isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return start + share * (end - start);
}

/** The value at a place between `start` and `end` of a linear axis. */
export function valueOn({ domain: [low, high] }: Pick<AxisScale, 'domain'>, place: number, start: number, end: number): number {
  return low + ((place - start) / (end - start)) * (high - low);
}

/** These factors of powers of ten, from the last that is not above `low` to the first that is not below `high`. */
function ticksAround(low: number, high: number, factors: readonly number[]): readonly number[] {
  const powers = range(Math.floor(Math.log10(low)) - 1, Math.ceil(Math.log10(high)) + 1);
  const all = powers.flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(3))));
  const from = all.findLastIndex((tick) => tick <= low);
  const to = all.findIndex((tick) => tick >= high);
  return all.slice(Math.max(from, 0), to + 1);
}

/** Loops, since a spread of some ten thousand values overflows the stack. */
function endsOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  return { low: values.reduce((a, b) => Math.min(a, b)), high: values.reduce((a, b) => Math.max(a, b)) };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `step`. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}
