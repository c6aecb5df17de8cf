import type { ExperimentConfig } from '../config/fields.ts';
import type { DataInfo, EngineInfo, Evaluation, MetricPoint, NetworkFailure } from '../formats/metrics.ts';
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
  /** What the person should know about images, storage and engine. */
  readonly notices: readonly string[];
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
  };
}

/** Whether the worker is at work on it, or waits to be. */
export function isActive(run: CurrentRun | undefined): boolean {
  return run !== undefined && !['complete', 'stopped', 'failed'].includes(run.status);
}

/** The run after a message of its worker. */
export function runAfter(run: CurrentRun, message: ResponseMessage): CurrentRun {
  switch (message.type) {
    case 'events': return runAfterEvents(run, message.events);
    case 'paused': return run.status === 'stopping' ? run : { ...run, status: 'paused' };
    case 'resumed': return run.status === 'stopping' ? run : { ...run, status: 'running' };
    case 'stopped': return { ...run, status: 'stopped' };
    case 'complete': return { ...run, status: 'complete' };
    case 'error': return { ...run, status: 'failed', error: message.error };
    case 'transfer': return { ...run, transfer: message.transfer };
    case 'notice': return { ...run, notices: [...run.notices, message.text] };
    case 'cancelled': return { ...run, status: 'stopped' };
    case 'beat': return run;
    case 'measured': return run; // tells of the engines, of no run
    default: return message satisfies never;
  }
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
      case 'notice': next.notices = [...next.notices, event.text]; break;
      case 'checkpoint': break; // nothing on the page is about it yet
    }
  }
  if (points.length > 0) next.log = appended(next.log, points);
  return next;
}
