/**
 * The memory of an experiment before it starts: its networks and plans, taken and given back by a meter in the order in
 * which the phases take them of an engine. It follows the phases one by one; memory-need.test.ts holds it against the
 * heap of real runs.
 */
import { liveEvaluations } from '../config/costs-of-config.ts';
import type { ExperimentConfig } from '../config/fields.ts';
import { seedsOf } from '../config/needed-networks.ts';
import { ancestorBudget, trainingBudgets, type TrainingBudget } from '../config/training-budget.ts';
import { plainVit, type NetworkSpec } from '../engine/plan/network-spec.ts';
import type { Metered, PlanMeter } from '../engine/plan-meter.ts';
import { descendantsOf, networkKey, type Descendant } from '../config/descendants.ts';
import { MeteredNetworks, type MeteredNetwork } from './metered-networks.ts';
import { sourceNetwork, type SourceName } from './source-network.ts';
import type { WorkData } from '../config/work-plan.ts';

/** What the data sets decide of the memory. */
export interface MemoryData extends WorkData {
  readonly trainImages: number;
}

/**
 * Takes of the meter all that the experiment takes, and gives all back. An imported ancestor is not in it: its size is
 * known when it is opened.
 */
export function meterExperiment(meter: PlanMeter, config: ExperimentConfig, data: MemoryData): void {
  new MeteredExperiment(meter, config, data).run();
}

class MeteredExperiment {
  readonly #config: ExperimentConfig;
  readonly #data: MemoryData;
  readonly #networks: MeteredNetworks;

  constructor(meter: PlanMeter, config: ExperimentConfig, data: MemoryData) {
    this.#config = config;
    this.#data = data;
    this.#networks = new MeteredNetworks(meter, config);
  }

  run(): void {
    const ancestor = this.#ancestor();
    for (const seed of seedsOf(this.#config)) this.#seed({ ...this.#config, seed }, ancestor);
    ancestor?.release();
  }

  #ancestor(): MeteredNetwork | undefined {
    const { teacherViews, ancestor } = this.#config;
    const budget = ancestorBudget(this.#config, this.#data.images);
    if (!budget) return undefined;
    const trained = this.#networks.trained(plainVit(budget.shape, budget.depth));
    const evaluator = this.#networks.evaluator(trained.state);
    for (const images of this.#evaluatedImages(budget.steps)) evaluator.evaluate(trained.network, images);
    evaluator.release();
    if (ancestor === 'trained' && teacherViews === 'cached') {
      const viewer = this.#networks.evaluator(trained.state);
      viewer.evaluate(trained.network, this.#data.trainImages);
      viewer.release();
    }
    return trained;
  }

  #seed(config: ExperimentConfig, ancestor: MeteredNetwork | undefined): void {
    const { images, target, validationImages } = this.#data;
    const budgets = trainingBudgets(config, images, target);
    const descendants = descendantsOf(config, Math.max(config.ancestorDepth, ...config.depths));
    const sources = budgets.flatMap((budget) => (isSource(budget.network) ? [this.#source(budget, budget.network, ancestor)] : []));
    const live = liveEvaluations(config) > 0 ? Math.min(config.evaluationImages, validationImages) : 0;
    if (live > 0) {
      for (const { evaluator, trained: { network } } of sources) evaluator.evaluate(network, live);
      this.#evaluate(descendants.filter((each) => each.live), sources, live);
    }
    const probes = this.#probes(sources);
    for (const probe of probes) probe.release();
    for (const { evaluator, trained: { network } } of sources) evaluator.evaluate(network, validationImages);
    for (const budget of budgets) if (budget.network === 'trained') this.#alone(budget);
    this.#evaluate(descendants, sources, validationImages);
    for (const { evaluator } of sources) evaluator.release();
    for (const { trained } of sources) trained.release();
    for (const depth of config.tuneDepths) this.#tuning(budgets.filter((budget) => budget.network === 'tuned' && budget.depth === depth));
  }

  #source({ shape, depth, taught }: TrainingBudget, name: SourceName, ancestor: MeteredNetwork | undefined): Source {
    const trained = this.#networks.trained(sourceNetwork(name, shape, depth, this.#config.stageLayout), taught ? ancestor : undefined);
    return { name, trained, evaluator: this.#networks.evaluator(trained.state) };
  }

  #probes(sources: readonly Source[]): readonly Metered[] {
    const { evaluationImages } = this.#config;
    const images = Math.min(evaluationImages, this.#data.validationImages);
    const staged = (['aux-net', 'vanilla-net'] as const).flatMap((wanted) => sources.filter(({ name }) => name === wanted));
    return staged.flatMap(({ trained }) => this.#networks.probes(trained, images));
  }

  /** A network that is trained from scratch beside the sources, which stay. */
  #alone({ shape, depth, steps }: TrainingBudget): void {
    const trained = this.#networks.trained(plainVit(shape, depth));
    const evaluator = this.#networks.evaluator(trained.state);
    for (const images of this.#evaluatedImages(steps)) evaluator.evaluate(trained.network, images);
    evaluator.release();
    trained.release();
  }

  /** Des-Nets, equal ones once: in the memory of the network that they are made from, or with weights of their own. */
  #evaluate(descendants: readonly Descendant[], sources: readonly Source[], images: number): void {
    const distinct = new Map(descendants.map((each) => [networkKey(each), each]));
    for (const each of distinct.values()) {
      if (each.strategy === 'trained') continue;
      const source = sources.find(({ name }) => name === each.source);
      if (source && each.recipe.kind !== 'built') source.evaluator.evaluate(expanded(source.trained.network, each), images);
      else this.#built(each.depth, images);
    }
  }

  #built(depth: number, images: number): void {
    const [budget] = trainingBudgets(this.#config, this.#data.images);
    if (!budget) return;
    const network = plainVit(budget.shape, depth);
    const state = this.#networks.state(network);
    const evaluator = this.#networks.evaluator(state);
    evaluator.evaluate(network, images);
    evaluator.release();
    state.release();
  }

  #tuning(budgets: readonly TrainingBudget[]): void {
    const { evaluationImages } = this.#config;
    const all = this.#data.targetValidationImages;
    const tuned = budgets.map(({ shape, depth }) => {
      const trained = this.#networks.trained(plainVit(shape, depth));
      return { trained, evaluator: this.#networks.evaluator(trained.state) };
    });
    for (const images of [Math.min(evaluationImages, all), all]) {
      for (const { trained, evaluator } of tuned) evaluator.evaluate(trained.network, images);
    }
    for (const { trained, evaluator } of tuned) {
      evaluator.release();
      trained.release();
    }
  }

  /** On how many images a network is evaluated while it trains for so many steps, and at their end. */
  #evaluatedImages(steps: number): readonly number[] {
    const { evaluateEvery, evaluationImages } = this.#config;
    const { validationImages } = this.#data;
    const live = liveEvaluations({ steps, evaluateEvery }) > 0 ? [Math.min(evaluationImages, validationImages)] : [];
    return [...live, validationImages];
  }
}

interface Source {
  readonly name: SourceName;
  readonly trained: MeteredNetwork;
  readonly evaluator: ReturnType<MeteredNetworks['evaluator']>;
}

function isSource(network: TrainingBudget['network']): network is SourceName {
  return network !== 'trained' && network !== 'tuned' && network !== 'ancestor';
}

/** A Des-Net on the stored blocks of its source. */
function expanded(stored: NetworkSpec, { recipe, depth }: Descendant): NetworkSpec {
  if (recipe.kind !== 'layers' || stored.expansion === 'linear') return { shape: stored.shape, expansion: 'linear', depth };
  return { ...stored, layerSources: recipe.layerSources };
}
