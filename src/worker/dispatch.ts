/**
 * The worker's end of the protocol, without a worker: messages in, messages out, and the resources of a run
 * opened and closed around it. One run at a time; a message for another run than the present one is dropped.
 */
import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageDataset } from '../data/dataset.ts';
import type { StorePlace } from '../data/store/store-place.ts';
import { EngineError } from '../engine/engine-error.ts';
import { messageOf } from '../lib/errors.ts';
import { PROGRAM } from '../lib/program.ts';
import type { CheckpointIntervals } from '../training/checkpoint/checkpoint-pace.ts';
import { createControl, type ExperimentControl } from '../training/control.ts';
import { EngineSlot } from '../training/engine-slot.ts';
import type { Phase } from '../training/events.ts';
import { measureSpeeds } from '../training/measure-speeds.ts';
import { learngeneFile } from '../training/network-export.ts';
import { runRecovering } from '../training/recovery.ts';
import { beating } from './beating.ts';
import { EventBatcher } from './event-batcher.ts';
import type { Reporting } from './images-dispatch.ts';
import { openKeptRun, type KeptRunFolder } from './kept-run.ts';
import { MEASURED_IMAGES, measureEngines, type MeasureOptions } from './measure-engines.ts';
import type { RequestMessage, WorkerError } from './protocol.ts';

type StartMessage = Extract<RequestMessage, { type: 'start' }>;

/** What differs between a browser's worker and a test. */
export interface DispatchOptions extends MeasureOptions {
  readonly openDataset: (config: ExperimentConfig, start: StartMessage, reporting: Reporting) => Promise<ImageDataset>;
  /** The images that Des-Nets are tuned on, where `config.target` names others. */
  readonly openTarget?: (config: ExperimentConfig, start: StartMessage, reporting: Reporting) => Promise<ImageDataset | undefined>;
  /** Where checkpoints are kept, and at most how often; without it none are. */
  readonly checkpoints?: { readonly place: StorePlace } & CheckpointIntervals;
}

/** What is told to a run, and what it tells. */
interface RunSteering {
  readonly control: ExperimentControl;
  readonly batcher: EventBatcher;
}

/** Returns the handler of the page's messages. */
export function createDispatch(options: DispatchOptions): (message: RequestMessage) => void {
  let current: { runId: string; control: ExperimentControl } | undefined;
  let ended = Promise.resolve();
  // Never two engines at once; and one that closes badly, its run being answered, must not keep out the next.
  const inTurn = (work: () => Promise<void>): void => {
    ended = ended.then(work).catch(() => undefined);
  };
  return (message) => {
    if (message.type === 'start') {
      current?.control.stop();
      const { runId, paused } = message;
      const batcher = new EventBatcher((events) => options.post({ type: 'events', runId, events }));
      const onPause = (held: boolean): void => {
        batcher.flush(); // so that a paused run is shown where it stands
        options.post({ type: held ? 'paused' : 'resumed', runId });
      };
      const control = beating(createControl({ paused, onPause }), () => options.post({ type: 'beat', runId }));
      current = { runId, control };
      inTurn(() => run(message, { control, batcher }, options));
    } else if (message.type === 'measure') {
      current?.control.stop();
      current = undefined;
      inTurn(() => measureEngines(message, options));
    } else if (message.type === 'time') {
      current?.control.stop();
      current = undefined;
      inTurn(() => timeWork(message, options));
    } else if (message.runId === current?.runId) {
      current.control[message.type]();
    }
  };
}

/** Times the work of a configuration and answers with `timed` or `error`. */
async function timeWork({ runId, config, engine: name }: Extract<RequestMessage, { type: 'time' }>, { openEngine, post }: DispatchOptions): Promise<void> {
  try {
    const engine = await openEngine(name);
    try {
      post({ type: 'timed', runId, engine: engine.info.name, secondsPerMac: await measureSpeeds(engine, config, MEASURED_IMAGES) });
    } finally {
      engine.dispose();
    }
  } catch (thrown) {
    post({ type: 'error', runId, error: workerError(thrown, 'data') });
  }
}

/** Runs one experiment and answers with exactly one `complete`, `stopped`, `cancelled` or `error`. */
async function run(start: StartMessage, { control, batcher }: RunSteering, options: DispatchOptions): Promise<void> {
  const { runId, config } = start;
  const { post, checkpoints: { place, ...intervals } = {} } = options;
  let phase: Phase = 'data';
  const reporting: Reporting = {
    transfer: {
      signal: control.signal,
      whenAllowed: () => control.whenAllowed(),
      report: (transfer) => post({ type: 'transfer', runId, transfer }),
    },
    onNotice: (text) => post({ type: 'notice', runId, text }),
  };
  let isRunning = false;
  let dataset: ImageDataset | undefined;
  let target: ImageDataset | undefined;
  const engines = new EngineSlot(options.openEngine);
  let kept: KeptRunFolder | undefined;
  try {
    kept = place && (await openKeptRun(start, { place, onNotice: reporting.onNotice, signal: control.signal }));
    await engines.start(start.engine);
    batcher.push({ type: 'engine', engine: engines.current.info });
    dataset = await options.openDataset(config, start, reporting);
    target = await options.openTarget?.(config, start, reporting);
    isRunning = true;
    const { results, learngene } = await runRecovering({
      config,
      dataset,
      target,
      ancestorFiles: start.ancestorFiles?.map((file) => ({ name: file.name, blob: file })),
      engines,
      control,
      program: PROGRAM,
      checkpoints: kept?.store && { store: kept.store, origin: start.origin ?? {}, ...intervals },
      resume: kept?.resume,
      onEvent(event) {
        if (event.type === 'progress') phase = event.progress.phase;
        batcher.push(event);
      },
    });
    batcher.flush();
    const type = results.complete ? 'complete' : 'stopped';
    post({ type, runId, results, ...(learngene && { learngene: learngeneFile(learngene, config, dataset) }) });
  } catch (thrown) {
    batcher.flush();
    if (!isRunning && control.signal.aborted) return post({ type: 'cancelled', runId });
    post({ type: 'error', runId, error: workerError(thrown, phase) });
  } finally {
    try {
      await Promise.all([dataset?.close(), target?.close()]);
    } finally {
      engines.dispose();
      kept?.release();
    }
  }
}

function workerError(thrown: unknown, phase: Phase): WorkerError {
  const name = thrown instanceof Error ? thrown.name : 'Error';
  const error = { name, message: messageOf(thrown), phase };
  if (!(thrown instanceof EngineError)) return error;
  const { fault, engine, detail, remedy } = thrown;
  return { ...error, engine: { name: engine, fault, cause: detail, remedy } };
}
