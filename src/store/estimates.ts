/** How long a run takes on this machine: its work of each kind, at the speed at which the machine does that kind. */
import type { ExperimentConfig } from '../config/fields.ts';
import { trainsAncestor } from '../config/needed-networks.ts';
import { type PerKind, workByKind, workKinds } from '../config/work-by-kind.ts';
import type { WorkData } from '../config/work-plan.ts';
import type { ExperimentResults } from '../formats/results.ts';

/** Seconds that a multiply-accumulate of each kind takes, on one engine and for networks of one shape. */
export interface Speed {
  /** As a run would ask for it: `auto`, or the address's. */
  readonly asked: string;
  /** The one that it got. */
  readonly engine: string;
  readonly shape: string;
  readonly secondsPerMac: PerKind;
  /** Timed for the estimate, or read off a run that went to its end. */
  readonly source: 'timed' | 'run';
}

export interface Estimates {
  /** The newest first, one for an engine and shape. */
  readonly speeds: readonly Speed[];
  /** The timing under way. */
  readonly timing: { readonly id: string; readonly config: ExperimentConfig } | undefined;
  /** Why the last timing came to nothing. */
  readonly problem: string | undefined;
}

export interface Estimate extends Pick<Speed, 'engine' | 'source'> {
  readonly seconds: number;
}

export const noEstimates: Estimates = { speeds: [], timing: undefined, problem: undefined };

/** Speeds that are kept: more shapes than anyone tries in an afternoon, in a few kilobytes. */
const MOST_SPEEDS = 24;

/** Seconds of work below which a run tells more of starting than of speed. */
const LEAST_SECONDS = 3;

/** What the speed for a multiply-accumulate depends on, besides the engine; not on depths, for layers are alike. */
export function shapeOf(config: ExperimentConfig): string {
  const { imageSize, patchSize, dim, heads, mlpRatio, batchSize, ancestorDim, ancestorHeads } = config;
  const ancestor = trainsAncestor(config) ? [ancestorDim, ancestorHeads] : [];
  return [imageSize, patchSize, dim, heads, mlpRatio, batchSize, ...ancestor].join(',');
}

export function speedFor(speeds: readonly Speed[], asked: string, config: ExperimentConfig): Speed | undefined {
  const shape = shapeOf(config);
  return speeds.find((speed) => speed.asked === asked && speed.shape === shape);
}

/** The speeds with this one, in the place of an older one of its engine and shape. */
export function withSpeed(speeds: readonly Speed[], speed: Speed): readonly Speed[] {
  const others = speeds.filter(({ asked, shape }) => asked !== speed.asked || shape !== speed.shape);
  return [speed, ...others].slice(0, MOST_SPEEDS);
}

/** Seconds of all phases of a legal configuration; undefined before its speed is known. */
export function estimateOf(speed: Speed | undefined, config: ExperimentConfig, data: WorkData): Estimate | undefined {
  if (!speed) return undefined;
  const { engine, source, secondsPerMac } = speed;
  return { engine, source, seconds: secondsOf(workByKind(config, data), secondsPerMac) };
}

/**
 * What a run tells of the speed of its shape: all of its work and of its seconds. The seconds are parted among the kinds
 * as the speed known before says, else evenly. Undefined where the run was short, stopped, or disturbed.
 */
export function speedOfRun(results: ExperimentResults, asked: string, known: Speed | undefined): Speed | undefined {
  const { complete, failures, recoveries = [], seconds, config, engine: { name: engine } } = results;
  if (!complete || failures.length > 0 || recoveries.length > 0 || seconds < LEAST_SECONDS) return undefined;
  const before = known?.engine === engine ? known.secondsPerMac : evenly;
  const ratio = seconds / secondsOf(workByKind(config, workDataOf(results)), before);
  return { asked, engine, shape: shapeOf(config), secondsPerMac: perKind((kind) => before[kind] * ratio), source: 'run' };
}

function workDataOf({ data, target }: ExperimentResults): WorkData {
  const tuning = target ?? data;
  return {
    images: { channels: 3, classes: data.classNames.length },
    validationImages: data.validationImages,
    target: { channels: 3, classes: tuning.classNames.length },
    targetValidationImages: tuning.validationImages,
  };
}

function secondsOf(work: PerKind, secondsPerMac: PerKind): number {
  return workKinds.reduce((sum, kind) => sum + work[kind] * secondsPerMac[kind], 0);
}

function perKind(valueOf: (kind: keyof PerKind) => number): PerKind {
  return {
    training: valueOf('training'), evaluation: valueOf('evaluation'),
    ancestorTraining: valueOf('ancestorTraining'), ancestorEvaluation: valueOf('ancestorEvaluation'),
  };
}

const evenly = perKind(() => 1);
