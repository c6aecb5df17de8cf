import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, MetricPoint, NetworkFailure } from '../formats/metrics.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { ExperimentEvent, Progress } from '../training/events.ts';
import type { ResponseMessage, TransferState, WorkerError } from '../worker/protocol.ts';
import type { SeriesMembership } from './run-series.ts';
import { appended, emptyLog, type PointLog } from './point-log.ts';

/** `pausing` and `stopping` last until the worker, which may be inside a training step, answers. */
export type RunStatus = 'running' | 'pausing' | 'paused' | 'stopping' | 'complete' | 'stopped' | 'failed';

/** The run on the page: under way, or the last one that was. */
export interface CurrentRun {
  readonly id: string;
  readonly name: string;
  readonly ordinal: number;
  readonly config: ExperimentConfig;
  /** The series it is part of. */
  readonly series?: SeriesMembership;
  readonly status: RunStatus;
  readonly progress: Progress | undefined;
  readonly engine: EngineInfo | undefined;
  readonly data: DataInfo | undefined;
  /** The images of tuning, where they are others. */
  readonly target: DataInfo | undefined;
  readonly log: PointLog;
  readonly evaluations: readonly Evaluation[];
  readonly failures: readonly NetworkFailure[];
  readonly error: WorkerError | undefined;
  /** How images come over the network, where they do. */
  readonly transfer: TransferState | undefined;
  /** What the person should know, each once: about the images, the storage, a worker that was replaced. */
  readonly notices: readonly string[];
  /** Where it can be gone on with if page or worker end: a stage, as checkpoints name them, and the steps taken of it. */
  readonly kept: { readonly stage: string | undefined; readonly step: number } | undefined;
}

export type RunIdentity = Pick<CurrentRun, 'id' | 'name' | 'ordinal' | 'config' | 'series'>;

export function startedRun(identity: RunIdentity): CurrentRun {
  return {
    ...identity,
    status: 'running',
    progress: undefined,
    engine: undefined,
    data: undefined,
    target: undefined,
    log: emptyLog(),
    evaluations: [],
    failures: [],
    error: undefined,
    transfer: undefined,
    notices: [],
    kept: undefined,
  };
}

/** Whether the worker is at work on it, or waits to be. */
export function isActive(run: Pick<CurrentRun, 'status'> | undefined): boolean {
  return run !== undefined && !['complete', 'stopped', 'failed'].includes(run.status);
}

/** The run after a message of its worker. */
export function runAfter(run: CurrentRun, message: ResponseMessage, words: FirstMessages['interrupted']): CurrentRun {
  switch (message.type) {
    case 'events': return runAfterEvents(run, message.events);
    case 'paused': return run.status === 'stopping' ? run : { ...run, status: 'paused' };
    case 'resumed': return run.status === 'stopping' ? run : { ...run, status: 'running' };
    case 'stopped': return { ...run, status: 'stopped' };
    case 'complete': return { ...run, status: 'complete' };
    case 'error': return { ...run, status: 'failed', error: message.error };
    case 'transfer': return { ...run, transfer: message.transfer };
    case 'notice': return { ...run, notices: withNotice(run.notices, message.text) };
    case 'restarted': return restartedRun(run, message.reason, words);
    case 'cancelled': return { ...run, status: 'stopped' };
    case 'beat': return run;
    case 'measured':
    case 'timed': return run; // tell of the engines, of no run
    default: return message satisfies never;
  }
}

/** The notices with one more, unless it is among them. */
export function withNotice(notices: readonly string[], text: string): readonly string[] {
  return notices.includes(text) ? notices : [...notices, text];
}

/** The run that a new worker goes on with: all that it tells again is forgotten here. */
function restartedRun(run: CurrentRun, reason: string, words: FirstMessages['interrupted']): CurrentRun {
  const problem = reason.replace(/\.$/, '');
  const notices = withNotice(run.notices, run.kept ? words.replacedFrom(problem, run.kept.step) : words.replaced(problem));
  return { ...run, log: emptyLog(), evaluations: [], failures: [], notices };
}

function runAfterEvents(run: CurrentRun, events: readonly ExperimentEvent[]): CurrentRun {
  const next: { -readonly [Key in keyof CurrentRun]: CurrentRun[Key] } = { ...run };
  const points: MetricPoint[] = [];
  for (const event of events) {
    switch (event.type) {
      case 'engine': next.engine = event.engine; break;
      case 'data':
        next.data = event.data;
        next.target = event.target ?? undefined;
        break;
      case 'progress': next.progress = event.progress; break;
      case 'rewound':
        points.length = 0;
        Object.assign(next, { log: emptyLog(), evaluations: [], failures: [] });
        break;
      case 'point': points.push(event.point); break;
      case 'evaluation': next.evaluations = [...next.evaluations, event.evaluation]; break;
      case 'failure': next.failures = [...next.failures, event.failure]; break;
      case 'checkpoint': next.kept = { stage: event.stage, step: event.step }; break;
      case 'notice': next.notices = withNotice(next.notices, event.text); break;
    }
  }
  if (points.length > 0) next.log = appended(next.log, points);
  return next;
}
