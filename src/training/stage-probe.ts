import type { ImageShard } from '../data/dataset.ts';
import type { Engine, Executable } from '../engine/engine.ts';
import type { Normalisation } from '../engine/plan/forward.ts';
import { inferencePlan } from '../engine/plan/inference-plan.ts';
import type { NetworkSpec } from '../engine/plan/network-spec.ts';
import type { StagePoint } from '../formats/metrics.ts';
import { at, invariant } from '../lib/errors.ts';
import { cyclicLayerSources } from '../sws/cyclic.ts';
import type { LayerSources } from '../sws/layer-sources.ts';
import { auxNetDepth, type StageLayout } from '../sws/stage-layout.ts';
import { tokenCount, type VitShape } from '../sws/vit.ts';
import { linearCka, representationOf } from './linear-cka.ts';
import type { Trainer } from './trainer.ts';

/** Images looked at, and their tokens, the examples of CKA, whose cost on one thread is tokens · dim² a layer. */
const MOST_IMAGES = 64;
const MOST_TOKENS = 256;

export interface StageProbeOptions {
  readonly engine: Engine;
  /** Of a network that stores a block a stage. */
  readonly trainer: Trainer;
  readonly normalisation: Normalisation;
  readonly layout: StageLayout;
  /** How many there are to look at. */
  readonly images: number;
}

/** What becomes of a stage's outputs when it is repeated. */
type Repetition = Pick<StagePoint, 'similarity' | 'drift'>;

/**
 * Looks into a network as it is trained and, on the same weights, as the default mapping expands it to the Aux-Net's
 * depth: with equal layer sources Aux-Net and vanilla net can be compared stage by stage.
 */
export class StageProbe {
  /** Images of a look. */
  readonly images: number;
  readonly #expanded: TappedNetwork;
  /** The same object where the expansion is the trained network itself. */
  readonly #trained: TappedNetwork;
  readonly #stages: number;
  readonly #dim: number;

  static async create({ engine, trainer: { network, state }, normalisation, layout, images }: StageProbeOptions): Promise<StageProbe> {
    invariant(network.expansion === 'shared', 'a network that stores a block a stage');
    const batch = probedImages(network.shape, images);
    const tapped = async (layerSources: LayerSources): Promise<TappedNetwork> => {
      const spec: NetworkSpec = { ...network, layerSources };
      const executable = await engine.compile(inferencePlan(spec, batch, normalisation, { taps: true }), { student: state });
      return new TappedNetwork(executable, layerSources, batch);
    };
    const [sources, own] = probedSources(network.layerSources, layout);
    const expanded = await tapped(sources);
    return new StageProbe(expanded, own ? await tapped(own) : expanded, layout.length, network.shape.dim);
  }

  private constructor(expanded: TappedNetwork, trained: TappedNetwork, stages: number, dim: number) {
    this.images = expanded.batch;
    this.#expanded = expanded;
    this.#trained = trained;
    this.#stages = stages;
    this.#dim = dim;
  }

  /** One entry a stage, from the first images of a shard that has at least as many as were announced. */
  async repetitions(images: ImageShard): Promise<readonly Repetition[]> {
    const expanded = await this.#expanded.outputs(images);
    const trained = this.#trained === this.#expanded ? expanded : await this.#trained.outputs(images);
    return Array.from({ length: this.#stages }, (_, stage) => ({
      similarity: this.#similarity(expanded, stage),
      drift: relativeDistance(lastOutput(expanded, stage), lastOutput(trained, stage)),
    }));
  }

  dispose(): void {
    for (const network of new Set([this.#expanded, this.#trained])) network.dispose();
  }

  /** Mean linear CKA of what consecutive applications of a stage add to their inputs; null where there are none. */
  #similarity({ streams, layerSources }: LayerOutputs, stage: number): number | null {
    const layers = [...layerSources.keys()].filter((layer) => layerSources[layer] === stage);
    if (layers.length < 2) return null;
    const added = layers.map((layer) => representationOf(difference(at(streams, layer + 1), at(streams, layer)), this.#dim));
    const pairs = added.slice(1).map((second, first) => linearCka(at(added, first), second));
    const mean = pairs.reduce((sum, similarity) => sum + similarity, 0) / pairs.length;
    return Number.isFinite(mean) ? mean : null;
  }
}

/** How many of so many images are looked at. */
export function probedImages(shape: VitShape, images: number): number {
  return Math.max(1, Math.min(MOST_IMAGES, images, Math.floor(MOST_TOKENS / tokenCount(shape))));
}

/** The layer sources of the networks that are looked into: the expanded one, and the trained one where it is another. */
export function probedSources(trained: LayerSources, layout: StageLayout): readonly [LayerSources, LayerSources?] {
  const expanded = cyclicLayerSources(layout.length, auxNetDepth(layout), 'front-mid-last');
  return expanded.join() === trained.join() ? [expanded] : [expanded, trained];
}

/** The residual stream [batch · tokens, dim] before the first layer and after each. */
interface LayerOutputs {
  readonly streams: readonly Float32Array[];
  readonly layerSources: LayerSources;
}

/** A network whose residual stream can be read. */
class TappedNetwork {
  readonly batch: number;
  readonly #executable: Executable;
  readonly #layerSources: LayerSources;

  constructor(executable: Executable, layerSources: LayerSources, batch: number) {
    this.#executable = executable;
    this.#layerSources = layerSources;
    this.batch = batch;
  }

  async outputs({ images, labels, count }: ImageShard): Promise<LayerOutputs> {
    const executable = this.#executable;
    const pixels = images.subarray(0, (images.length / count) * this.batch);
    await executable.run({ images: pixels, labels: Int32Array.from(labels.subarray(0, this.batch)) });
    const names = ['embed', ...this.#layerSources.map((_, layer) => `block${layer}`)];
    const streams = await Promise.all(names.map((name) => executable.peek(name)));
    await executable.drain(); // nobody asks for losses here, but they must not pile up
    return { streams, layerSources: this.#layerSources };
  }

  dispose(): void {
    this.#executable.dispose();
  }
}

/** What a stage hands on: the output of the last layer that takes it. */
function lastOutput({ streams, layerSources }: LayerOutputs, stage: number): Float32Array {
  return at(streams, layerSources.lastIndexOf(stage) + 1);
}

function difference(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value - at(b, i));
}

/** ‖a − b‖ / ‖b‖ */
function relativeDistance(a: Float32Array, b: Float32Array): number {
  return length(difference(a, b)) / length(b);
}

function length(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
}
