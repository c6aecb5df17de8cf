import { seedsOf } from '../../config/needed-networks.ts';
import { formatDuration } from '../../lib/format.ts';
import { transferText } from '../../lib/transfer-text.ts';
import type { CurrentRun } from '../../store/current-run.ts';
import type { RunningSeries } from '../../store/run-series.ts';
import { stageOf } from '../../store/run-stage.ts';
import type { Phase, Progress } from '../../training/events.ts';
import { failedLabel } from '../theme/series-style.ts';

const phaseLabels: Readonly<Record<Phase, string>> = {
  data: 'Opening the images',
  ancestor: 'Training ancestor',
  learngene: 'Training learngene',
  baselines: 'Training baselines',
  expansion: 'Evaluating Des-Nets',
  tuning: 'Tuning Des-Nets',
  done: 'Done',
};

/** Phases in which networks learn step by step. */
const trainingPhases: ReadonlySet<Phase> = new Set(['ancestor', 'learngene', 'baselines', 'tuning']);

/** How far a run is, 0 … 1. */
export function shareDone(progress: Progress | undefined): number {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
}

/** What is going on, in a few words. */
export function activityOf(run: CurrentRun | undefined): string {
  const status = run?.status;
  switch (status) {
    case undefined: return 'Ready';
    case 'running': return run?.progress ? phaseLabels[run.progress.phase] : 'Starting the worker';
    case 'pausing': return 'Pausing';
    case 'paused': return 'Paused';
    case 'stopping': return 'Stopping';
    case 'complete': return 'Complete';
    case 'stopped': return 'Stopped';
    case 'failed': return 'Failed';
    default: return status satisfies never;
  }
}

/** Place in a series, seed where there are several, step and speed, as far as they are known. */
export function detailsOf(run: CurrentRun, series?: RunningSeries): string {
  const { progress, config } = run;
  if (!progress || (progress.step === 0 && run.transfer)) return run.transfer ? transferText(run.transfer) : '';
  if (run.transfer?.status === 'waiting' && run.transfer.waitingFor !== undefined) return `network: ${run.transfer.waitingFor}`;
  const { phase, seed, step, steps, imagesPerSecond } = progress;
  const seeds = seedsOf(config);
  return [
    series ? `run ${series.begun}/${series.variants.length}` : '',
    seeds.length > 1 && phase !== 'ancestor' ? `seed ${seeds.indexOf(seed) + 1}/${seeds.length}` : '',
    steps > 0 && trainingPhases.has(phase) ? `step ${step} of ${steps}` : '',
    // A line has no room for all of them in a series.
    imagesPerSecond > 0 && !series ? `${Math.round(imagesPerSecond)} images/s` : '',
    series ? '' : keptOf(run, phase),
  ].filter(Boolean).join(' · ');
}

/** Up to where the run outlives its page and worker; empty where nothing of it is kept. */
function keptOf({ kept, config }: CurrentRun, phase: Phase): string {
  if (kept?.stage === undefined) return '';
  return stageOf(kept.stage, config).phase === phase ? `kept until step ${kept.step}` : 'kept until the phase before';
}

/** The time left of a run that goes on, as far as it is known. */
export function timeLeftOf(run: CurrentRun | undefined): string {
  if (run?.status !== 'running' || !run.progress) return '';
  const { phase, secondsLeft } = run.progress;
  return Number.isFinite(secondsLeft) && phase !== 'done' ? `${formatDuration(secondsLeft)} left` : '';
}

/** The networks that failed, by name; empty where none did. */
export function failuresOf(run: CurrentRun | undefined): string {
  const failed = [...new Set(run?.failures.map(({ network }) => failedLabel(network)))].join(' and ');
  return failed === '' ? '' : `${failed} failed`;
}

/** What a screen reader hears: changes of activity, and each quarter done; never every step. */
export function announcementOf(run: CurrentRun | undefined): string {
  if (!run) return '';
  const quarter = Math.floor(shareDone(run.progress) * 4) * 25;
  const isUnderWay = run.status === 'running' && quarter > 0 && quarter < 100;
  const failed = run.failures.map(({ network, step }) => `, ${failedLabel(network)} failed at step ${step}`).join('');
  return `${activityOf(run)}${isUnderWay ? `, ${quarter} % done` : ''}${failed}`;
}
