import type { FindingWords, Outcome } from './finding-words.ts';
/**
 * How one part of a claim is judged. A claim says that some quantity is above 0 (a gap, a slope, an advantage). It is
 * measured once for each seed, and the two-sided 95 % Student-t interval of its mean decides:
 * - seen: the whole interval lies above 0;
 * - not seen: the whole interval lies at or below 0;
 * - not decidable: the interval holds 0 within it, or there is no interval, since there is only one seed.
 */
import { meanOf, pairedInterval, type Interval } from './statistics.ts';

/** An outcome with the sentence that carries its numbers. */
export interface Finding {
  readonly outcome: Outcome;
  readonly text: string;
}

/** Smaller than this is nothing: sums in another order differ by less. */
export const NEGLIGIBLE = 1e-9;

/** Judges a quantity, one value a seed, that the claim says is above 0. There is at least one value. */
export function judgeAboveZero(values: readonly number[]): Outcome {
  const interval = pairedInterval(values);
  if (!interval) return 'not decidable';
  if (interval.low > NEGLIGIBLE) return 'seen';
  return interval.high <= NEGLIGIBLE ? 'not seen' : 'not decidable';
}

/** Several measurements of one thing, in several configurations: those that decide must agree. */
export function agreement(outcomes: readonly Outcome[]): Outcome {
  const decided = new Set(outcomes.filter((outcome) => outcome !== 'not decidable'));
  const [only, ...others] = decided;
  return only && others.length === 0 ? only : 'not decidable';
}

/** Several things that must all hold. */
export function conjunction(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('not seen')) return 'not seen';
  return outcomes.includes('not decidable') ? 'not decidable' : 'seen';
}

/** How a quantity is written. */
export interface Wording {
  readonly words: FindingWords;
  readonly digits: number;
  /** Puts the mean's unit to it: `−0.021 per layer`. */
  readonly unit?: (value: string) => string;
  /** −1 where the claim says that the quantity is below 0, so that it was turned round to be judged. */
  readonly sign?: 1 | -1;
}

/**
 * Judges a quantity that the claim says is above 0, and says so:
 * `slope of SWS’s loss: −0.021 per layer (95 % interval −0.030 to −0.012, 3 seeds)`.
 */
export function judged(subject: string, values: readonly number[], wording: Wording): Finding {
  return { outcome: judgeAboveZero(values), text: wording.words.measured(subject, meanText(values, wording)) };
}

/** A mean over seeds with its interval, or, of one seed, what it points to. */
export function meanText(values: readonly number[], { words, digits, unit = String, sign = 1 }: Wording): string {
  const interval = pairedInterval(values.map((value) => sign * value));
  const mean = meanOf(values);
  return words.mean(unit(signed(sign * mean, digits)), interval ? intervalText(interval, digits, words) : words.oneSeed(directionOf(mean, words)));
}

/** `95 % interval −0.030 to −0.012, 3 seeds` */
export function intervalText({ low, high, seeds }: Interval, digits: number, words: FindingWords): string {
  return words.interval(signed(low, digits), signed(high, digits), seeds);
}

/** With its sign, a true minus: `+0.5`, `−0.5`, `0.0`. */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

function directionOf(mean: number, words: FindingWords): string {
  if (Math.abs(mean) <= NEGLIGIBLE) return words.neitherWay;
  return mean > 0 ? words.towards : words.against;
}
