import type { LessonName } from '../config/view-link.ts';
import { lessons } from '../lessons/lessons.ts';
import { estimateOf, speedFor } from './estimates.ts';
import { workDataFor } from './form-data.ts';
import type { PlaygroundState } from './playground-state.ts';

/**
 * Seconds that all runs of a lesson take on this machine, on the engine that a run would ask for; undefined before its
 * speed for the first of them is known, which serves for those that differ in having no ancestor.
 */
export function lessonSeconds(name: LessonName, { estimates: { speeds }, history }: Pick<PlaygroundState, 'estimates' | 'history'>, engine: string): number | undefined {
  const { variants } = lessons[name];
  const first = speedFor(speeds, engine, variants[0]);
  const times = variants.map((config) => estimateOf(speedFor(speeds, engine, config) ?? first, config, workDataFor(config, history)));
  return times.reduce<number | undefined>((sum, time) => (sum === undefined || !time ? undefined : sum + time.seconds), 0);
}
