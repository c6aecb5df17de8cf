import { formatDuration } from '../lib/format.ts';
import type { Interruption } from '../store/interruption.ts';
import { stageOf } from '../store/run-stage.ts';

/** What was interrupted and how far it was, or why it cannot go on. */
export function interruptedText({ name, content }: Interruption): string {
  if ('problem' in content) return `The interrupted run ${name} cannot go on: ${content.problem}`;
  const { label, steps } = stageOf(content.stage, content.config);
  const place = steps > 0 ? `at step ${content.step} of ${steps} of ${label}` : `while ${label}`;
  return `${name} was interrupted. It is kept ${place}, after ${formatDuration(content.seconds)} on ${content.engine.name}, images ${content.images}.`;
}
