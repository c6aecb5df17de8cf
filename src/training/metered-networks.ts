import type { ExperimentConfig } from '../config/fields.ts';
import { inferencePlan } from '../engine/plan/inference-plan.ts';
import { depthOf, type NetworkSpec } from '../engine/plan/network-spec.ts';
import { trainingPlan, type TrainingPlanOptions } from '../engine/plan/training-plan.ts';
import type { Metered, PlanMeter } from '../engine/plan-meter.ts';
import { evaluationKey, MOST_KEPT_BYTES, passOf } from './evaluation.ts';
import { halfNormalisation } from './measure-engine.ts';
import { probedImages, probedSources } from './stage-probe.ts';

/** A network in training: its state, and the plan of its steps. */
export interface MeteredNetwork extends Metered {
  readonly network: NetworkSpec;
  readonly state: Metered;
}

/** An evaluator, which keeps what it compiled as long as that is not too much. */
export interface MeteredEvaluator extends Metered {
  evaluate(network: NetworkSpec, images: number): void;
}

/** What trainer, evaluator and stage probe take of an engine, taken of a meter. */
export class MeteredNetworks {
  readonly #meter: PlanMeter;
  readonly #config: ExperimentConfig;
  readonly #passes = new Map<string, ReturnType<typeof passOf>>();

  constructor(meter: PlanMeter, config: ExperimentConfig) {
    this.#meter = meter;
    this.#config = config;
  }

  state(network: NetworkSpec): Metered {
    return this.#meter.state(network);
  }

  /** A trainer of a network, taught by an ancestor where there is one. */
  trained(network: NetworkSpec, ancestor?: MeteredNetwork): MeteredNetwork {
    const { batchSize: batch, temperature, distillation, weightDecay, clipNorm, alpha, ancestor: choice, teacherViews } = this.#config;
    const isSeen = ancestor !== undefined && choice === 'trained' && teacherViews === 'augmented';
    const isRemembered = ancestor !== undefined && choice === 'trained' && !isSeen;
    const teacher = isSeen ? ancestor.network : isRemembered ? 'input' : 'none';
    const options: TrainingPlanOptions = {
      network, batch, normalisation: halfNormalisation(network.shape), teacher, alpha: teacher === 'none' ? 0 : alpha, temperature, distillation, weightDecay, clipNorm,
    };
    const state = this.#meter.state(network);
    const plan = this.#meter.plan({
      key: JSON.stringify(['training', sizesOf(network), teacher]), make: () => trainingPlan(options), student: state, ancestor: isSeen ? ancestor.state : undefined,
    });
    return {
      network, state,
      release() {
        plan.release();
        state.release();
      },
    };
  }

  evaluator(state: Metered): MeteredEvaluator {
    const kept = new Map<string, Metered>();
    let keptBytes = 0;
    return {
      evaluate: (network, images) => {
        const key = evaluationKey(network, images);
        if (kept.has(key)) return;
        const { batch, bytes } = this.#passOf(network, images);
        const plan = this.#inference(network, batch, state, false);
        if (keptBytes + bytes > MOST_KEPT_BYTES) return plan.release();
        kept.set(key, plan);
        keptBytes += bytes;
        return undefined;
      },
      release() {
        for (const plan of kept.values()) plan.release();
      },
    };
  }

  /** The networks that a stage probe looks into. */
  probes({ network, state }: MeteredNetwork, images: number): readonly Metered[] {
    if (network.expansion !== 'shared') return [];
    const batch = probedImages(network.shape, images);
    return probedSources(network.layerSources, this.#config.stageLayout)
      .flatMap((layerSources) => (layerSources ? [this.#inference({ ...network, layerSources }, batch, state, true)] : []));
  }

  #inference(network: NetworkSpec, batch: number, student: Metered, taps: boolean): Metered {
    const key = JSON.stringify(['inference', sizesOf(network), batch, taps]);
    return this.#meter.plan({ key, make: () => inferencePlan(network, batch, halfNormalisation(network.shape), { taps }), student });
  }

  #passOf(network: NetworkSpec, images: number): ReturnType<typeof passOf> {
    const key = JSON.stringify([sizesOf(network), Math.min(images, 1024)]);
    const pass = this.#passes.get(key) ?? passOf(network, images, halfNormalisation(network.shape));
    this.#passes.set(key, pass);
    return pass;
  }
}

/** All that the size of a network's plans depends on: not which block a layer takes, only how many there are. */
function sizesOf(network: NetworkSpec): unknown {
  const stored = network.expansion === 'shared' ? network.storedLayers : 'combined';
  return [network.shape, depthOf(network), stored];
}
