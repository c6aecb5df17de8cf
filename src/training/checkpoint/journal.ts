/**
 * What an experiment has been through, so that it can be gone on with. A resumed experiment runs from its top again;
 * what is cheap is done anew (draws, initial weights, plans), and what was trained is taken from the journal: of a
 * stage that is through its weights, of the one that was interrupted parameters, moments and steps. What was measured
 * is in the recorder, which is asked before anything is measured.
 */
import type { Checkpoint, ChosenFile, StageRecord } from '../../formats/checkpoint.ts';
import { elementCount } from '../../engine/plan/buffer.ts';
import { writeCheckpoint } from '../../formats/checkpoint-file.ts';
import type { ExperimentResults } from '../../formats/results.ts';
import { InputError, messageOf } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import type { TensorShape } from '../../sws/vit.ts';
import type { ExperimentEvent } from '../events.ts';
import type { ProgressMeter } from '../progress.ts';
import type { Trainer } from '../trainer.ts';
import { keepCheckpoint, pinLastGood } from './checkpoint-files.ts';
import { type CheckpointIntervals, CheckpointPace } from './checkpoint-pace.ts';
import type { CheckpointStore } from './checkpoint-store.ts';

export interface CheckpointOptions extends CheckpointIntervals {
  readonly store: CheckpointStore;
  /** What the checkpoint says of how the run was started. */
  readonly origin?: Readonly<Record<string, string>>;
  /** Whether the store outlives the program; by default it does. */
  readonly isLasting?: boolean;
}

export interface JournalOptions {
  /** Without them nothing is written. */
  readonly checkpoints: CheckpointOptions | undefined;
  /** What is gone on from. */
  readonly from: Checkpoint | undefined;
  readonly ancestorFiles: readonly ChosenFile[];
  readonly progress: ProgressMeter;
  readonly seconds: () => number;
  /** What was told and learned so far. */
  readonly outcome: () => { readonly results: ExperimentResults; readonly learngene: Weights | undefined };
  readonly emit: (event: ExperimentEvent) => void;
}

/** A stage that this run has begun or found in the checkpoint. */
interface Stage {
  readonly record: () => StageRecord | Promise<StageRecord>;
  /** Of what its record keeps of the networks. */
  readonly bytes: number;
}

export class Journal {
  readonly #options: JournalOptions;
  readonly #saved: ReadonlyMap<string, StageRecord>;
  readonly #stages = new Map<string, Stage>();
  #finishedSeeds: number;
  readonly #pace: CheckpointPace;
  /** Whether there is anything to go on from. */
  #isKept: boolean;
  /** What was told of the last checkpoint, if it could not be written. */
  #told: string | undefined;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#saved = new Map(options.from?.stages.map((stage) => [stage.key, stage]));
    this.#finishedSeeds = options.from?.finishedSeeds ?? 0;
    this.#isKept = options.from !== undefined;
    this.#pace = new CheckpointPace(options.checkpoints ?? {}, options.seconds());
  }

  /** Seeds that are through, here or before. */
  get finishedSeeds(): number {
    return this.#finishedSeeds;
  }

  /** A stage that was trained before the interruption and that nobody needs any more. */
  isOver(key: string): boolean {
    const saved = this.#saved.get(key);
    if (saved?.state !== 'over') return false;
    this.#stages.set(key, stored(saved));
    this.#options.progress.reach(saved.work);
    return true;
  }

  /**
   * Begins a stage with networks as they are initialised, or puts them where they were. Returns the steps that are
   * taken, and whether these are all.
   */
  begin(key: string, trainers: readonly Trainer[]): { readonly step: number; readonly trained: boolean } {
    const saved = this.#saved.get(key);
    if (saved) {
      for (const trainer of trainers) {
        const network = saved.networks.find(({ name }) => name === trainer.name);
        if (!network) throw new InputError('stages', `checkpoint stage ${key}: has no network ${trainer.name}; start the run anew`);
        const failure = this.#options.from?.results.failures.find((each) => each.network === trainer.name && each.seed === trainer.seed);
        trainer.restore(network, failure);
      }
      this.#options.progress.reach(saved.work);
    }
    if (saved && saved.state !== 'training') {
      this.#stages.set(key, stored(saved));
      return { step: saved.step, trained: true };
    }
    this.#stages.set(key, { record: () => this.#underWay(key, trainers), bytes: trainers.reduce((sum, { state }) => sum + wholeBytes(state.tensors), 0) });
    return { step: saved?.step ?? 0, trained: false };
  }

  /** Ends a stage's training. Its weights are kept while `needed`: until its seed ends, or `over` is called. */
  async end(key: string, trainers: readonly Trainer[], needed: boolean): Promise<void> {
    if (!this.#options.checkpoints) return;
    const { networks, ...stage } = await this.#underWay(key, trainers);
    const kept = networks.map(({ values, ...network }) => ({ ...network, values: needed && values ? { parameters: values.parameters } : undefined }));
    const record: StageRecord = { ...stage, state: needed ? 'trained' : 'over', networks: kept };
    this.#stages.set(key, stored(record));
  }

  /** Nobody needs what this stage trained any more. */
  async over(key: string): Promise<void> {
    const stage = this.#options.checkpoints && await this.#stages.get(key)?.record();
    if (!stage) return;
    const networks = stage.networks.map((network) => ({ ...network, values: undefined }));
    const record: StageRecord = { ...stage, state: 'over', work: this.#options.progress.done, networks };
    this.#stages.set(key, stored(record));
  }

  /** A seed is through: nothing of its stages is needed. */
  endSeed(seed: number): void {
    this.#finishedSeeds++;
    for (const key of this.#stages.keys()) if (key.startsWith(`${seed}/`)) this.#stages.delete(key);
  }

  /** A network of a stage has failed: keeps the last checkpoint in which it had not, and tells of it. */
  async keepLastGood(stage: string, { name, seed }: Trainer): Promise<void> {
    const { checkpoints, emit } = this.#options;
    if (!checkpoints || checkpoints.isLasting === false) return;
    const tell = (what: string): void => emit({ type: 'notice', text: `${name} of seed ${seed} failed: ${what}; the rest of the run goes on` });
    try {
      const pinned = await pinLastGood(checkpoints.store, { name, seed, stage });
      tell(pinned ? `its last good checkpoint, after step ${pinned.step}, is kept as ${pinned.name}` : 'there was no checkpoint of it yet to be kept');
    } catch (thrown) {
      tell(`its last good checkpoint cannot be kept (${messageOf(thrown)})`);
    }
  }

  /** Whether it is time for a checkpoint. */
  get isDue(): boolean {
    return this.#options.checkpoints !== undefined && this.#pace.isDue(this.#options.seconds(), () => this.#bytes());
  }

  /** Between two pieces of work, all metrics of steps being read: writes a checkpoint if it is time. */
  async opportunity(): Promise<void> {
    if (this.isDue) await this.write();
  }

  /** Writes a checkpoint; one that cannot be written is told of, and the experiment goes on. */
  async write(): Promise<void> {
    const { checkpoints, seconds, emit } = this.#options;
    if (!checkpoints) return;
    const { store, origin = {} } = checkpoints;
    const begun = seconds();
    const size = this.#bytes();
    try {
      const stages = await this.#records();
      const bytes = this.#file(stages, origin);
      await keepCheckpoint(store, bytes);
      this.#isKept = true;
      this.#told = undefined;
      const last = stages.at(-1);
      emit({ type: 'checkpoint', bytes: bytes.length, seconds: seconds() - begun, stage: last?.key, step: last?.step ?? 0 });
    } catch (thrown) {
      this.#tellOnce(`no checkpoint could be written (${messageOf(thrown)}); the run goes on, and ${this.#isKept ? 'the last one is kept' : 'is lost if it is interrupted'}`);
    }
    this.#pace.wrote(begun, seconds(), size);
  }

  /** A store that stays full would fill the page with one sentence. */
  #tellOnce(text: string): void {
    if (text !== this.#told) this.#options.emit({ type: 'notice', text });
    this.#told = text;
  }

  /** Of the networks that would be written now: nearly all of a checkpoint. */
  #bytes(): number {
    return [...this.#stages.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async #records(): Promise<StageRecord[]> {
    const stages: StageRecord[] = [];
    for (const stage of this.#stages.values()) stages.push(await stage.record());
    return stages;
  }

  #file(stages: readonly StageRecord[], origin: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
    const { outcome, ancestorFiles } = this.#options;
    return writeCheckpoint({ ...outcome(), finishedSeeds: this.#finishedSeeds, stages, ancestorFiles, origin });
  }

  async #underWay(key: string, trainers: readonly Trainer[]): Promise<StageRecord> {
    const networks = [];
    for (const trainer of trainers) networks.push(await trainer.capture());
    const step = Math.max(0, ...networks.map((network) => network.step));
    return { key, state: 'training', step, work: this.#options.progress.done, networks };
  }
}

/** A stage that changes no more. */
function stored(record: StageRecord): Stage {
  const bytes = record.networks.reduce((sum, { values }) => sum + (values?.parameters.byteLength ?? 0) + (values?.moments ? 2 * values.parameters.byteLength : 0), 0);
  return { record: () => record, bytes };
}

/** Of parameters and two moments, float32. */
function wholeBytes(tensors: readonly TensorShape[]): number {
  return 12 * tensors.reduce((sum, { shape }) => sum + elementCount(shape), 0);
}
