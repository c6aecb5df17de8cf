/** Undo and redo of the configuration: whole configurations, oldest first, so that a step back is exact. */
import { configDifference } from '../config/difference.ts';
import type { ExperimentConfig, FieldName } from '../config/fields.ts';

/** Most steps back. */
export const MOST_EDITS = 100;
/** Milliseconds without a keystroke after which typing in the same field is an edit of its own. */
const TYPING_PAUSE = 1500;

/** A keystroke in a field, at a time in milliseconds. */
interface Typing {
  readonly field: FieldName;
  readonly at: number;
}

export interface EditHistory {
  readonly past: readonly ExperimentConfig[];
  /** What was undone, the next to be redone last. */
  readonly future: readonly ExperimentConfig[];
  /** The keystroke that the next one may belong to. */
  readonly typing: Typing | undefined;
}

export const noEdits: EditHistory = { past: [], future: [], typing: undefined };

/** The history after an edit; keystrokes in one field that follow one another are one edit. */
export function recorded(edits: EditHistory, before: ExperimentConfig, after: ExperimentConfig, typing?: Typing): EditHistory {
  if (configDifference(before, after).length === 0) return edits;
  const last = edits.typing;
  const goesOn = last !== undefined && last.field === typing?.field && typing.at - last.at <= TYPING_PAUSE;
  const past = goesOn ? edits.past : [...edits.past, before].slice(-MOST_EDITS);
  return { past, future: [], typing };
}

/** A step back or forth from `current`, with the configuration to show; undefined where there is none. */
interface Travel {
  readonly config: ExperimentConfig;
  readonly edits: EditHistory;
}

export function undone({ past, future }: EditHistory, current: ExperimentConfig): Travel | undefined {
  const config = past.at(-1);
  return config && { config, edits: { past: past.slice(0, -1), future: [...future, current], typing: undefined } };
}

export function redone({ past, future }: EditHistory, current: ExperimentConfig): Travel | undefined {
  const config = future.at(-1);
  return config && { config, edits: { past: [...past, current], future: future.slice(0, -1), typing: undefined } };
}
