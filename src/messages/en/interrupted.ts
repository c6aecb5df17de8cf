import { formatDuration } from '../../lib/format.ts';

/** Runs that were under way when their page or worker ended, and what the tab says of training in it. */
export const interrupted = {
  title: 'Interrupted runs',
  notNow: (run: string) => `Not now: ${run}`,
  resume: (run: string) => `Resume ${run}`,
  discard: (run: string) => `Discard ${run}`,
  cannotGoOn: (run: string, problem: string) => `The interrupted run ${run} cannot go on: ${problem}`,
  kept: (run: string, place: string, seconds: number, engine: string, images: string) =>
    `${run} was interrupted. It is kept ${place}, after ${formatDuration(seconds, 'en')} on ${engine}, images ${images}.`,
  atStep: (step: number, steps: number, stage: string) => `at step ${step} of ${steps} of ${stage}`,
  during: (stage: string) => `while ${stage}`,
  stages: {
    data: () => 'opening the images',
    ancestor: () => 'training the ancestor',
    learngene: () => 'training the learngene',
    trained: (depth: string) => `training a network of ${depth} layers`,
    tuning: (depth: string) => `tuning Des-Nets of ${depth} layers`,
  },
  /** What is missing before it can go on, and the files it was begun with. */
  notYet: (run: string, missing: string, files: string) =>
    `${run} cannot go on yet: ${missing}${files === '' ? '' : `. It was begun with ${files}`}; then press Resume`,
  notListed: (problem: string) => `whether a run was interrupted cannot be told: ${problem}`,
  notDiscarded: (problem: string) => `what was kept of an interrupted run could not be removed: ${problem}`,
  replaced: (problem: string) => `The training worker failed (${problem}) and was replaced; the run begins anew, since nothing of it was kept yet.`,
  replacedFrom: (problem: string, step: number) =>
    `The training worker failed (${problem}) and was replaced; the run goes on from step ${step}, where it was kept last.`,
  slowWhileHidden: (seconds: number, share: number) =>
    `While this tab was hidden, for ${formatDuration(seconds, 'en')}, training went at ${Math.round(share * 100)} % of its pace: browsers and sleeping computers slow hidden tabs down. `
    + 'Leave it in sight or in a window of its own for full speed; nothing is lost.',
  screen: (problem: string) => `the screen cannot be kept on: ${problem}`,
};
