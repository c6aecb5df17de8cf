import type { Messages } from '../messages/messages.ts';
import type { Interruption } from '../store/interruption.ts';
import { stageOf } from '../store/run-stage.ts';

/** What was interrupted and how far it was, or why it cannot go on. */
export function interruptedText({ name, content }: Interruption, words: Messages['interrupted']): string {
  if ('problem' in content) return words.cannotGoOn(name, content.problem);
  const { kind, depth, steps } = stageOf(content.stage, content.config);
  const stage = words.stages[kind](depth);
  const place = steps > 0 ? words.atStep(content.step, steps, stage) : words.during(stage);
  return words.kept(name, place, content.seconds, content.engine.name, content.images);
}
