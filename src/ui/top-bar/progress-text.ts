import { formatDuration } from '../../lib/format.ts';
import type { CurrentRun } from '../../store/current-run.ts';
import type { Phase, Progress } from '../../training/events.ts';
import { networkLabels } from '../theme/series-style.ts';

const phaseLabels: Readonly<Record<Phase, string>> = {
  data: 'Opening the images',
  ancestor: 'Training ancestor',
  learngene: 'Training learngene',
  expansion: 'Evaluating Des-Nets',
  done: 'Done',
};

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

/** Step and speed, as far as they are known. */
export function detailsOf(progress: Progress | undefined): string {
  if (!progress) return '';
  const { phase, step, steps, imagesPerSecond } = progress;
  return [
    steps > 0 && (phase === 'ancestor' || phase === 'learngene') ? `step ${step} of ${steps}` : '',
    imagesPerSecond > 0 ? `${Math.round(imagesPerSecond)} images/s` : '',
  ].filter(Boolean).join(' · ');
}

/** The time left of a run that goes on, as far as it is known. */
export function timeLeftOf(run: CurrentRun | undefined): string {
  if (run?.status !== 'running' || !run.progress) return '';
  const { phase, secondsLeft } = run.progress;
  return Number.isFinite(secondsLeft) && phase !== 'done' ? `${formatDuration(secondsLeft)} left` : '';
}

/** The networks that failed, by name; empty where none did. */
export function failuresOf(run: CurrentRun | undefined): string {
  const failed = run?.failures.map(({ network }) => networkLabels[network]).join(' and ') ?? '';
  return failed === '' ? '' : `${failed} failed`;
}

/** What a screen reader hears: changes of activity, and each quarter done; never every step. */
export function announcementOf(run: CurrentRun | undefined): string {
  if (!run) return '';
  const quarter = Math.floor(shareDone(run.progress) * 4) * 25;
  const isUnderWay = run.status === 'running' && quarter > 0 && quarter < 100;
  const failed = run.failures.map(({ network, step }) => `, ${networkLabels[network]} failed at step ${step}`).join('');
  return `${activityOf(run)}${isUnderWay ? `, ${quarter} % done` : ''}${failed}`;
}
