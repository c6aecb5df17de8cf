import type { NetworkRecord } from '../formats/checkpoint.ts';
import type { NetworkFailure, NetworkName, TrainingPoint, TunedName } from '../formats/metrics.ts';
import type { Weights } from '../sws/learngene.ts';
import type { Engine, Executable, NetworkState, PlanOutputs } from '../engine/engine.ts';
import { storedTensors, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { trainingPlan, writeScalars, type TrainingPlanOptions } from '../engine/plan/training-plan.ts';
import type { Teacher } from './ancestry/teacher.ts';
import type { Batch } from './batch.ts';
import { learningRateAt, type Schedule } from './schedule.ts';

/** What one step reports. */
export type StepMetrics = Omit<TrainingPoint, 'kind' | 'network' | 'seed'>;

export interface TrainerOptions<Name extends NetworkName | TunedName> {
  readonly name: Name;
  readonly seed: number;
  readonly engine: Engine;
  readonly network: NetworkSpec;
  readonly initialWeights: Weights;
  readonly teacher: Teacher | undefined;
  readonly plan: Omit<TrainingPlanOptions, 'network' | 'teacher'>;
  readonly schedule: Schedule;
  /** Multiply-accumulates of one step, for the progress. */
  readonly stepWork: number;
  /** Seconds of the experiment so far. */
  readonly seconds: () => number;
}

/** A step whose outputs have not been read yet. */
interface PendingStep {
  readonly step: number;
  readonly epoch: number;
  readonly seconds: number;
  readonly learningRate: number;
}

/**
 * A loss this many times the first one, or a blind guess's where that is larger (a poor teacher is matched by
 * chance), has diverged: past it, nothing that was learned is left.
 */
const DIVERGENCE = 10;

/** One network in training: parameters, schedule and the metrics of its steps. */
export class Trainer<Name extends NetworkName | TunedName = NetworkName | TunedName> {
  readonly name: Name;
  readonly seed: number;
  readonly network: NetworkSpec;
  readonly state: NetworkState;
  /** Set once the loss or gradient is not finite, or the loss has diverged; no step is taken after that. */
  failure: NetworkFailure | undefined;
  readonly #options: TrainerOptions<Name>;
  readonly #executable: Executable;
  readonly #scalars = new Float32Array(3);
  #step = 0;
  #firstLoss: number | undefined;
  #pending: PendingStep[] = [];

  static async create<Name extends NetworkName | TunedName>(options: TrainerOptions<Name>): Promise<Trainer<Name>> {
    const { engine, network, initialWeights, teacher } = options;
    const state = engine.createState(storedTensors(network), initialWeights);
    const plan = trainingPlan({ ...options.plan, network, ...planTeacher(teacher) });
    const states = teacher?.kind === 'network' ? { student: state, ancestor: teacher.state } : { student: state };
    try {
      return new Trainer(options, state, await engine.compile(plan, states));
    } catch (thrown) {
      state.dispose();
      throw thrown;
    }
  }

  private constructor(options: TrainerOptions<Name>, state: NetworkState, executable: Executable) {
    this.name = options.name;
    this.seed = options.seed;
    this.network = options.network;
    this.state = state;
    this.#options = options;
    this.#executable = executable;
  }

  /** Steps taken. */
  get step(): number {
    return this.#step;
  }

  /** Whether there are steps left to take. */
  get active(): boolean {
    return !this.failure && this.#step < this.#options.schedule.steps;
  }

  get stepWork(): number {
    return this.#options.stepWork;
  }

  /** Multiply-accumulates of the steps that are left. */
  get workLeft(): number {
    return (this.#options.schedule.steps - this.#step) * this.stepWork;
  }

  /** Trains on one batch; its metrics come with the next `drain`. */
  async train(batch: Batch, epoch: number): Promise<void> {
    if (this.failure) return;
    const { images, labels, augmentation } = batch;
    const step = ++this.#step;
    const learningRate = learningRateAt(this.#options.schedule, step);
    writeScalars(this.#scalars, learningRate, step);
    const inputs = { images, labels, augmentation, scalars: this.#scalars };
    const { teacher } = this.#options;
    await this.#executable.run(teacher?.kind === 'logits' ? { ...inputs, 'teacher-logits': await teacher.logitsOf(batch) } : inputs);
    this.#pending.push({ step, epoch, seconds: this.#options.seconds(), learningRate });
  }

  /** The metrics of the steps since the last drain. After a failed step there are no more. */
  async drain(): Promise<readonly StepMetrics[]> {
    const pending = this.#pending;
    this.#pending = [];
    const outputs = await this.#executable.drain();
    const points: StepMetrics[] = [];
    for (const [i, taken] of pending.entries()) {
      const point = this.#point(taken, outputs[i]);
      points.push(point);
      this.#firstLoss ??= point.loss;
      const reason = failureOf(point, Math.max(this.#firstLoss, Math.log(this.network.shape.classes)));
      if (reason) {
        this.failure = { network: this.name, seed: this.seed, step: point.step, reason };
        break;
      }
    }
    return points;
  }

  /** The weights before the first step. */
  get initialWeights(): Weights {
    return this.#options.initialWeights;
  }

  /** The gradients of these stored tensors on the last batch, before clipping; after the first step only. */
  async gradients(names: readonly string[]): Promise<readonly Float32Array[]> {
    return Promise.all(names.map((name) => this.#executable.peek(`grad.${name}`)));
  }

  /** All that training goes on from. The metrics of all steps must have been read. */
  async capture(): Promise<NetworkRecord> {
    const { name, failure } = this;
    const values = failure ? undefined : await this.state.capture();
    return { name, step: this.#step, firstLoss: failure ? undefined : this.#firstLoss, failed: failure !== undefined, values };
  }

  /** Goes on from what `capture` gave of the same network; `failure` is how it failed, if it did. */
  restore({ step, firstLoss, failed, values }: NetworkRecord, failure: NetworkFailure | undefined): void {
    this.#step = step;
    this.#firstLoss = firstLoss;
    this.failure = failed ? failure : undefined;
    if (values) this.state.restore(values);
  }

  dispose(): void {
    this.#executable.dispose();
    this.state.dispose();
  }

  #point(taken: PendingStep, outputs: PlanOutputs | undefined): StepMetrics {
    const { batch } = this.#options.plan;
    const losses = outputs?.['losses'] ?? new Float32Array([Number.NaN]);
    return {
      ...taken,
      images: taken.step * batch,
      loss: notNegative(losses.reduce((sum, loss) => sum + loss, 0) / losses.length),
      gradientNorm: outputs?.['gradient-norm']?.[0] ?? Number.NaN,
    };
  }
}

function planTeacher(teacher: Teacher | undefined): Pick<TrainingPlanOptions, 'teacher' | 'teacherNormalisation'> {
  if (teacher?.kind !== 'network') return { teacher: teacher ? 'input' : 'none' };
  const { network, normalisation } = teacher;
  return normalisation ? { teacher: network, teacherNormalisation: normalisation } : { teacher: network };
}

/** A divergence of nearly nothing may round to a little below 0; NaN stays what it is. */
function notNegative(loss: number): number {
  return loss < 0 ? 0 : loss;
}

function failureOf({ loss, gradientNorm }: StepMetrics, usual: number): string | undefined {
  if (!Number.isFinite(loss)) return `the loss became ${loss}`;
  if (!Number.isFinite(gradientNorm)) return `the gradient norm became ${gradientNorm}`;
  if (loss > DIVERGENCE * usual) {
    return `the loss diverged to ${loss.toPrecision(3)}, more than ${DIVERGENCE} times the ${usual.toPrecision(3)} it began with or a guess would have`;
  }
  return undefined;
}
