import { seedsOf } from '../../config/needed-networks.ts';
import { transferText } from '../../lib/transfer-text.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import type { CurrentRun } from '../../store/current-run.ts';
import type { RunningSeries } from '../../store/run-series.ts';
import { stageOf } from '../../store/run-stage.ts';
import type { Phase, Progress } from '../../training/events.ts';
import { failedLabel, failedNetworks } from '../theme/series-style.ts';

/** Phases in which networks learn step by step. */
const trainingPhases: ReadonlySet<Phase> = new Set(['ancestor', 'learngene', 'baselines', 'tuning']);

/** How far a run is, 0 … 1. */
export function shareDone(progress: Progress | undefined): number {
  return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
}

/** What is going on, in a few words. */
export function activityOf(run: CurrentRun | undefined, { progress: { activities, phases } }: FirstMessages): string {
  const status = run?.status;
  if (status === undefined) return activities.ready;
  if (status !== 'running') return activities[status];
  return run?.progress ? phases[run.progress.phase] : activities.starting;
}

/** Place in a series, seed where there are several, step and speed, as far as they are known. */
export function detailsOf(run: CurrentRun, { progress: words }: FirstMessages, series?: RunningSeries): string {
  const { progress, config } = run;
  if (!progress || (progress.step === 0 && run.transfer)) return run.transfer ? transferText(run.transfer, words.transfer) : '';
  if (run.transfer?.status === 'waiting' && run.transfer.waitingFor !== undefined) return words.network(run.transfer.waitingFor);
  const { phase, seed, step, steps, imagesPerSecond } = progress;
  const seeds = seedsOf(config);
  return [
    series ? words.run(series.begun, series.variants.length) : '',
    seeds.length > 1 && phase !== 'ancestor' ? words.seed(seeds.indexOf(seed) + 1, seeds.length) : '',
    steps > 0 && trainingPhases.has(phase) ? words.step(step, steps) : '',
    // A line has no room for all of them in a series.
    imagesPerSecond > 0 && !series ? words.speed(Math.round(imagesPerSecond)) : '',
    series ? '' : keptOf(run, words),
  ].filter(Boolean).join(' · ');
}

/** Up to where the run outlives its page and worker; empty where nothing of it is kept. */
function keptOf({ kept, config, progress }: CurrentRun, words: FirstMessages['progress']): string {
  if (kept?.stage === undefined) return '';
  return stageOf(kept.stage, config).phase === progress?.phase ? words.keptUntilStep(kept.step) : words.keptUntilPhaseBefore;
}

/** The time left of a run that goes on, as far as it is known. */
export function timeLeftOf(run: CurrentRun | undefined, { progress: words }: FirstMessages): string {
  if (run?.status !== 'running' || !run.progress) return '';
  const { phase, secondsLeft } = run.progress;
  return Number.isFinite(secondsLeft) && phase !== 'done' ? words.timeLeft(secondsLeft) : '';
}

/** The networks that failed, by name; empty where none did. */
export function failuresOf(run: CurrentRun | undefined, messages: FirstMessages): string {
  const failed = failedNetworks(run?.failures ?? [], messages);
  return failed === '' ? '' : messages.progress.failed(failed);
}

/** What a screen reader hears: changes of activity, and each quarter done; never every step. */
export function announcementOf(run: CurrentRun | undefined, messages: FirstMessages): string {
  if (!run) return '';
  const quarter = Math.floor(shareDone(run.progress) * 4) * 25;
  const isUnderWay = run.status === 'running' && quarter > 0 && quarter < 100;
  const { alsoDone, alsoFailed } = messages.progress;
  const failed = run.failures.map(({ network, step }) => alsoFailed(failedLabel(network, messages), step)).join('');
  return `${activityOf(run, messages)}${isUnderWay ? alsoDone(quarter) : ''}${failed}`;
}
