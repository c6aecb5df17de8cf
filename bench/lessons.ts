/**
 * What the six lessons ask of an engine: `npm run bench:lessons`. Every experiment of theirs is run whole on an engine that
 * counts and computes nothing; printed are training steps, work and dispatches (one for each op of a plan, as the engine
 * `webgpu` makes them), and the speed at which they take a minute.
 */
import { openImages } from '../src/cli/run-images.ts';
import { reportingTo } from '../src/cli/transfer-line.ts';
import type { ExperimentConfig } from '../src/config/fields.ts';
import { trainingSteps } from '../src/config/training-budget.ts';
import { type LessonName, lessonNames } from '../src/config/view-link.ts';
import { planWork } from '../src/config/work-plan.ts';
import { imageCount } from '../src/data/dataset.ts';
import type { Engine, PlanOutputs } from '../src/engine/engine.ts';
import { elementCount } from '../src/engine/plan/buffer.ts';
import type { StepPlan } from '../src/engine/plan/step-plan.ts';
import { lessons } from '../src/lessons/lessons.ts';
import { PROGRAM } from '../src/lib/program.ts';
import { imageKindOf } from '../src/training/context.ts';
import { createControl } from '../src/training/control.ts';
import { runExperiment } from '../src/training/experiment.ts';

const MINUTE = 60; // s
/** Seconds of a dispatch of which next to nothing is computed, as a guess on the side of caution. */
const DISPATCH = 20e-6;

interface Asked {
  readonly steps: number;
  readonly flops: number;
  readonly dispatches: number;
}

console.log('| lesson | training steps | TFLOP | dispatches | GFLOP/s for a minute at 20 µs a dispatch |\n|---|--:|--:|--:|--:|');
for (const name of lessonNames) {
  const { steps, flops, dispatches } = await askedBy(name);
  const speed = flops / (MINUTE - dispatches * DISPATCH);
  console.log(`| ${name} | ${steps} | ${(flops / 1e12).toFixed(2)} | ${dispatches} | ${(speed / 1e9).toFixed(0)} |`);
}

/** By all runs of a lesson. */
async function askedBy(name: LessonName): Promise<Asked> {
  let all: Asked = { steps: 0, flops: 0, dispatches: 0 };
  for (const config of lessons[name].variants) {
    const { steps, flops, dispatches } = await askedByRun(config);
    all = { steps: all.steps + steps, flops: all.flops + flops, dispatches: all.dispatches + dispatches };
  }
  return all;
}

async function askedByRun(config: ExperimentConfig): Promise<Asked> {
  const dataset = await openImages(config, { source: undefined, cache: undefined, reporting: reportingTo(process.stderr, new AbortController().signal) });
  const images = imageKindOf(dataset);
  const validationImages = imageCount(dataset, 'validation');
  let dispatches = 0;
  const engine = idleEngine((plan) => { dispatches += plan.ops.length; });
  await runExperiment({ config, dataset, engine, control: createControl(), program: PROGRAM, onEvent() {} });
  const macs = planWork(config, { images, validationImages, target: images, targetValidationImages: validationImages }).total;
  return { steps: trainingSteps(config, images), flops: 2 * macs, dispatches };
}

/** An engine whose networks stay as they are, with outputs of ones; `onRun` hears of each run of a plan. */
function idleEngine(onRun: (plan: StepPlan) => void): Engine {
  return {
    info: { name: 'idle', adapter: 'none', reason: 'nothing is computed' },
    createState: (tensors, weights) => ({
      tensors, read: () => Promise.resolve(weights), restore() {}, dispose() {},
      capture: () => Promise.reject(new Error('nothing was kept')),
    }),
    compile: (plan) => {
      let due: PlanOutputs[] = [];
      const ones = (name: string): Float32Array =>
        new Float32Array(elementCount(plan.buffers.find((buffer) => buffer.name === name)?.shape ?? [])).fill(1);
      const outputs = Object.fromEntries(plan.reported.map((id) => plan.buffers[id]?.name ?? '').map((name) => [name, ones(name)]));
      return Promise.resolve({
        run: () => {
          onRun(plan);
          due.push(outputs);
        },
        drain: () => {
          const drained = due;
          due = [];
          return Promise.resolve(drained);
        },
        peek: (name) => Promise.resolve(ones(name)),
        dispose() {},
      });
    },
    dispose() {},
  };
}
