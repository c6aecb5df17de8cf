/**
 * The page's end of the protocol. It owns the one training worker and lets through the messages of the run in hand
 * only. A worker that throws, hangs or is killed during a run is replaced once, and the run goes on from its last
 * checkpoint; everything else that can go wrong (it cannot load, does not answer to Stop, fails again) becomes an
 * `error` message, so that the page never waits for nothing.
 */
import { messageOf } from '../lib/errors.ts';
import type { Phase } from '../training/events.ts';
import { Heartbeat } from './heartbeat.ts';
import type { RequestMessage, ResponseMessage } from './protocol.ts';

/** The part of a `Worker` that the client needs. */
export interface WorkerPort {
  postMessage(message: RequestMessage): void;
  terminate(): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
}

export type StartRequest = Omit<Extract<RequestMessage, { type: 'start' }>, 'type'>;

export type MeasureRequest = Omit<Extract<RequestMessage, { type: 'measure' }>, 'type'>;

export type TimeRequest = Omit<Extract<RequestMessage, { type: 'time' }>, 'type'>;

export interface TrainingClient {
  /** Starts a run; one still under way is dropped and its worker ended. */
  start(request: StartRequest): void;
  pause(): void;
  resume(): void;
  /** One training step of a paused run. */
  step(): void;
  /** Measures the engines; as with a run, the next start or measurement ends it. */
  measure(request: MeasureRequest): void;
  /** Times the work of a configuration; ended alike. */
  time(request: TimeRequest): void;
  /** Asks for the results so far; a `stopped`, `complete`, `cancelled` or `error` message follows in any case. */
  stop(): void;
}

export interface ClientOptions {
  readonly createWorker: () => WorkerPort;
  readonly onMessage: (message: ResponseMessage) => void;
  /** Milliseconds a worker gets to answer to Stop: it may be inside one long training step. */
  readonly stopPatience?: number;
  /** Milliseconds of silence, while a run is not paused, after which its worker counts as hung. */
  readonly silencePatience?: number;
}

const DEFAULT_STOP_PATIENCE = 20_000;

/** The worker of the built page. */
export function createTrainingWorker(): WorkerPort {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' });
}

export function createTrainingClient(options: ClientOptions): TrainingClient {
  return new WorkerTrainingClient(options);
}

class WorkerTrainingClient implements TrainingClient {
  readonly #options: ClientOptions;
  #worker: WorkerPort | undefined;
  #runId: string | undefined;
  /** The run in hand, while its worker may still be replaced. */
  #replaceable: StartRequest | undefined;
  readonly #heartbeat: Heartbeat;
  /** The phase that an error of the worker itself is reported in. */
  #phase: Phase = 'data';
  #stopTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#heartbeat = new Heartbeat(() => {
      this.#replaceOrFail('WorkerSilent', 'The training worker was at work and gave no sign of life for minutes.');
    }, options.silencePatience);
  }

  start(request: StartRequest): void {
    this.#begin({ type: 'start', ...request });
    if (this.#runId === undefined) return;
    this.#replaceable = request;
    if (!request.paused) this.#heartbeat.watch();
  }

  measure(request: MeasureRequest): void {
    this.#begin({ type: 'measure', ...request });
  }

  time(request: TimeRequest): void {
    this.#begin({ type: 'time', ...request });
  }

  #begin(message: RequestMessage): void {
    if (this.#runId !== undefined) this.#endWorker();
    this.#runId = message.runId;
    this.#phase = 'data';
    this.#ask(message);
  }

  /** Sends a first message, to a new worker where there is none. */
  #ask(message: RequestMessage): void {
    try {
      this.#worker ??= this.#listenTo(this.#options.createWorker());
      this.#post(message);
    } catch (thrown) {
      this.#fail('WorkerStartError', `The training worker could not be started: ${messageOf(thrown)}`);
    }
  }

  pause(): void {
    this.#remember({ paused: true });
    this.#send('pause');
  }

  resume(): void {
    this.#remember({ paused: false });
    this.#expectLife();
    this.#send('resume');
  }

  step(): void {
    this.#expectLife();
    this.#send('step');
  }

  /** Of a run that was paused: its worker may have died meanwhile, and would never answer. */
  #expectLife(): void {
    if (this.#replaceable) this.#heartbeat.watch();
  }

  /** How a worker that replaces this one has to begin. */
  #remember(change: Pick<StartRequest, 'paused'>): void {
    this.#replaceable &&= { ...this.#replaceable, ...change };
  }

  stop(): void {
    if (this.#runId === undefined || this.#stopTimer !== undefined) return;
    const patience = this.#options.stopPatience ?? DEFAULT_STOP_PATIENCE;
    this.#stopTimer = setTimeout(() => {
      this.#fail('WorkerUnresponsive', `The training worker did not stop within ${patience / 1000} s and was ended.`);
    }, patience);
    this.#send('stop');
  }

  #send(type: 'pause' | 'resume' | 'step' | 'stop'): void {
    if (this.#runId !== undefined) this.#post({ type, runId: this.#runId });
  }

  #post(message: RequestMessage): void {
    this.#worker?.postMessage(message);
  }

  #listenTo(worker: WorkerPort): WorkerPort {
    const unlessEnded = (listener: (event: Event) => void) => (event: Event): void => {
      if (worker === this.#worker) listener(event);
    };
    worker.addEventListener('message', unlessEnded((event) => {
      this.#receive((event as MessageEvent<ResponseMessage>).data);
    }));
    worker.addEventListener('messageerror', unlessEnded(() => {
      this.#replaceOrFail('MessageError', 'A message of the training worker could not be read.');
    }));
    worker.addEventListener('error', unlessEnded((event) => {
      event.preventDefault();
      // A worker whose script cannot be fetched reports an error event without a message.
      const { message } = event as ErrorEvent;
      if (message) this.#replaceOrFail('WorkerError', message);
      else this.#fail('WorkerError', 'The training worker could not be loaded; reload the page.');
    }));
    return worker;
  }

  #receive(message: ResponseMessage): void {
    if (message.runId !== this.#runId) return;
    this.#heartbeat.heard();
    if (message.type === 'beat') return;
    if (message.type === 'events') this.#followPhase(message);
    if (message.type === 'paused') this.#heartbeat.rest();
    if (message.type === 'resumed') this.#heartbeat.watch();
    if (message.type === 'stopped' || message.type === 'complete' || message.type === 'cancelled') this.#endRun();
    if (message.type === 'timed') this.#endRun();
    if (message.type === 'measured' && message.measuring === undefined) this.#endRun();
    if (message.type === 'error') this.#receiveError(message);
    else this.#options.onMessage(message);
  }

  /** What a person gave does not get better by trying again; everything else may. */
  #receiveError(message: Extract<ResponseMessage, { type: 'error' }>): void {
    const { error } = message;
    if (error.name !== 'InputError' && this.#replace(error.message)) return;
    this.#endWorker();
    this.#options.onMessage(message);
  }

  #followPhase({ events }: Extract<ResponseMessage, { type: 'events' }>): void {
    for (const event of events) if (event.type === 'progress') this.#phase = event.progress.phase;
  }

  #replaceOrFail(name: string, message: string): void {
    if (!this.#replace(message)) this.#fail(name, message);
  }

  /** Ends the worker and has a new one go on with the run, once, unless it was to be stopped. Whether it does. */
  #replace(reason: string): boolean {
    const request = this.#replaceable;
    if (!request || this.#stopTimer !== undefined) return false;
    const { runId } = request;
    this.#endWorker();
    this.#runId = runId;
    this.#options.onMessage({ type: 'restarted', runId, reason });
    this.#ask({ type: 'start', ...request, resume: 'if-kept' });
    if (this.#runId !== undefined && !request.paused) this.#heartbeat.watch();
    return true;
  }

  #fail(name: string, message: string): void {
    const runId = this.#runId;
    this.#endWorker();
    if (runId === undefined) return;
    this.#options.onMessage({ type: 'error', runId, error: { name, message, phase: this.#phase } });
  }

  #endRun(): void {
    clearTimeout(this.#stopTimer);
    this.#stopTimer = undefined;
    this.#heartbeat.rest();
    this.#replaceable = undefined;
    this.#runId = undefined;
  }

  /** After an error the worker's memory is not to be trusted: the next start gets a fresh one. */
  #endWorker(): void {
    this.#endRun();
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
