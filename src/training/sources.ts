import type { NetworkName } from '../formats/metrics.ts';
import type { TrainedSource } from '../sws/des-net.ts';
import type { SourceNetwork } from '../sws/strategy.ts';
import type { VitShape } from '../sws/vit.ts';
import type { Score } from './evaluation.ts';
import type { Trainer } from './trainer.ts';

/**
 * The trained networks of one seed, from which Des-Nets are made: those that learned side by side stay in the engine's
 * memory, of others the weights are kept. A network that failed gives nothing.
 */
export class Sources {
  #trainers: readonly Trainer<NetworkName>[];
  /** What the networks of the strategy `trained` reached on all validation images, by depth. */
  readonly trainedScores = new Map<number, Score>();
  readonly #kept = new Map<NetworkName, TrainedSource>();

  constructor(trainers: readonly Trainer<NetworkName>[]) {
    this.#trainers = trainers;
  }

  /** Those that learned side by side, until they are released. */
  get trainers(): readonly Trainer<NetworkName>[] {
    return this.#trainers;
  }

  /** Keeps the weights of a network that is not among the trainers. */
  keep(name: NetworkName, source: TrainedSource): void {
    this.#kept.set(name, source);
  }

  /** The trainer of that network, unless it failed. */
  trainer(name: NetworkName | undefined): Trainer<NetworkName> | undefined {
    return this.#trainers.find((trainer) => trainer.name === name && !trainer.failure);
  }

  /** A copy of the trained weights; nothing when the network failed. */
  async weightsOf(name: NetworkName): Promise<TrainedSource | undefined> {
    const known = this.#kept.get(name);
    const trainer = this.trainer(name);
    if (known || !trainer) return known;
    const { shape }: { shape: VitShape } = trainer.network;
    const source = { weights: await trainer.state.read(), shape };
    this.#kept.set(name, source);
    return source;
  }

  /** Keeps the weights of these networks, where they are here, and gives back the memory of all that trained side by side. */
  async release(names: readonly SourceNetwork[]): Promise<void> {
    for (const { name } of this.#trainers) if (names.some((wanted) => wanted === name)) await this.weightsOf(name);
    this.dispose();
  }

  dispose(): void {
    for (const trainer of this.#trainers) trainer.dispose();
    this.#trainers = [];
  }
}
