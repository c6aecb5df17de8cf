import type { ExperimentConfig } from '../config/fields.ts';
import { ancestorShapeOf, FORWARD_PASSES_PER_STEP, liveEvaluations, needsVanillaNet, vitShapeOf } from '../config/costs-of-config.ts';
import type { ImageKind } from '../config/costs-of-config.ts';
import { macCount } from '../sws/costs.ts';
import { auxNetDepth } from '../sws/stage-layout.ts';
import { descendantsOf, networkKey } from './descendants.ts';
import type { Phase, Progress } from './events.ts';

/** The experiment's work in multiply-accumulates, known before it starts. */
export interface WorkPlan {
  /** One training step of the ancestor. */
  readonly ancestorStep: number;
  /** One training step of the Aux-Net and, where it is trained, the vanilla net. */
  readonly learngeneStep: number;
  readonly total: number;
}

export function planWork(config: ExperimentConfig, images: ImageKind, validationImages: number): WorkPlan {
  const shape = vitShapeOf(config, images);
  const { batchSize, steps, stageLayout } = config;
  const trained = [auxNetDepth(stageLayout), ...(needsVanillaNet(config) ? [stageLayout.length] : [])];
  const ancestor = config.ancestor === 'trained' ? macCount(ancestorShapeOf(config, images), config.ancestorDepth) : 0;
  const forward = trained.reduce((sum, depth) => sum + macCount(shape, depth), 0);
  const distinct = new Map(descendantsOf(config).map((descendant) => [networkKey(descendant), descendant.depth]));
  const evaluationImage = forward + [...distinct.values()].reduce((sum, depth) => sum + macCount(shape, depth), 0);
  const ancestorStep = batchSize * FORWARD_PASSES_PER_STEP * ancestor;
  const learngeneStep = batchSize * (FORWARD_PASSES_PER_STEP * forward + trained.length * ancestor);
  const evaluatedImages = (trainingSteps: number): number =>
    liveEvaluations({ ...config, steps: trainingSteps }) * Math.min(config.evaluationImages, validationImages) + validationImages;
  const ancestry = config.ancestorSteps * ancestorStep + ancestor * evaluatedImages(config.ancestorSteps);
  return { ancestorStep, learngeneStep, total: ancestry + steps * learngeneStep + evaluationImage * evaluatedImages(steps) };
}

/** Weight of the newest measurement in the running rate of images per second. */
const SMOOTHING = 0.2;

/** Counts the work done and tells how fast it goes. */
export class ProgressMeter {
  #phase: Phase = 'data';
  #done = 0;
  #step = 0;
  #steps = 0;
  #imagesPerSecond = 0;
  #lastBatch = 0;
  readonly #total: number;
  readonly #seconds: () => number;
  readonly #startedAt: number;
  readonly #tell: (progress: Progress) => void;

  constructor(total: number, seconds: () => number, tell: (progress: Progress) => void) {
    this.#total = total;
    this.#seconds = seconds;
    this.#startedAt = seconds();
    this.#tell = tell;
  }

  begin(phase: Phase, steps = 0): void {
    this.#phase = phase;
    if (phase === 'done') this.#done = this.#total; // also when networks that failed left evaluations out
    this.#step = 0;
    this.#steps = steps;
    this.#imagesPerSecond = 0;
    this.#lastBatch = this.#seconds();
    this.#report();
  }

  /** Work that was planned and will not be done (a failed network's). */
  skip(work: number): void {
    this.#done += work;
  }

  add(work: number): void {
    this.#done += work;
    this.#lastBatch = this.#seconds(); // evaluation time is not training time
    this.#report();
  }

  /** One training step in which `images` images were trained on. */
  trained(step: number, images: number, work: number): void {
    const now = this.#seconds();
    const rate = images / Math.max(1e-6, now - this.#lastBatch);
    this.#imagesPerSecond += (this.#imagesPerSecond === 0 ? 1 : SMOOTHING) * (rate - this.#imagesPerSecond);
    this.#lastBatch = now;
    this.#step = step;
    this.#done += work;
    this.#report();
  }

  #report(): void {
    const elapsed = this.#seconds() - this.#startedAt;
    this.#tell({
      phase: this.#phase,
      done: this.#done,
      total: this.#total,
      step: this.#step,
      steps: this.#steps,
      imagesPerSecond: this.#imagesPerSecond,
      secondsLeft: this.#done > 0 ? ((this.#total - this.#done) * elapsed) / this.#done : Number.NaN,
    });
  }
}
