import { configDifference } from '../../config/difference.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { fieldOf } from '../../config/fields.ts';
import type { Checkpoint } from '../../formats/checkpoint.ts';
import type { DataInfo } from '../../formats/metrics.ts';
import type { ExperimentResults } from '../../formats/results.ts';
import { InputError } from '../../lib/errors.ts';

/** What a run must share with the one that it goes on with, for its numbers to be those of one run. */
export interface RunIdentity extends Pick<ExperimentResults, 'config' | 'engine' | 'data' | 'target' | 'program'>, Pick<Checkpoint, 'ancestorFiles'> {
  /** Whether the engine failed, so that another may take over; its numbers are then said to be others. */
  readonly isRecovery: boolean;
}

/** Throws an InputError that names the first thing in which a run differs from the interrupted one. */
export function checkResumable({ results: before, ancestorFiles }: Checkpoint, now: RunIdentity): void {
  const refuse = (subject: string, path: string, was: string, is: string, remedy: string): never => {
    throw new InputError(path, `${subject} ${is}: the interrupted run has ${was}; ${remedy}, or start a new run`);
  };
  if (before.program !== now.program) refuse('program', 'program', before.program, now.program, 'go on with that version');
  const [field] = configDifference(before.config, now.config);
  if (field) {
    refuse(fieldOf(field).label.toLowerCase(), field, formatFieldText(field, before.config[field]), formatFieldText(field, now.config[field]), 'leave it as it was');
  }
  const isOther = before.engine.name !== now.engine.name || before.engine.adapter !== now.engine.adapter;
  if (isOther && !now.isRecovery) {
    refuse('engine', 'engine', engineText(before), engineText(now), 'its numbers would be others: choose that one');
  }
  for (const [what, was, is] of [['images', before.data, now.data], ['images of tuning', before.target, now.target]] as const) {
    if (JSON.stringify(was) !== JSON.stringify(is)) refuse(what, 'data', dataText(was), dataText(is), 'give the same images');
  }
  if (JSON.stringify(ancestorFiles) !== JSON.stringify(now.ancestorFiles)) {
    refuse('ancestor files', 'ancestor', filesText(ancestorFiles), filesText(now.ancestorFiles), 'give the same files');
  }
}

function engineText({ engine: { name, adapter } }: Pick<ExperimentResults, 'engine'>): string {
  return `${name} (${adapter})`;
}

function dataText(data: DataInfo | null): string {
  if (!data) return 'none';
  const { name, classNames, trainImages, validationImages } = data;
  return `${name} (${trainImages} training and ${validationImages} validation images of ${classNames.length} classes)`;
}

function filesText(files: Checkpoint['ancestorFiles']): string {
  return files.map(({ name, bytes }) => `${name} (${bytes} bytes)`).join(', ') || 'none';
}
