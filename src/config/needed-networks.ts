import { strategyNamed, type SourceNetwork, type StrategyName } from '../sws/strategy.ts';
import type { ExperimentConfig } from './fields.ts';

/** Strategies whose Des-Nets are evaluated without tuning; that of Table 2's PF is seen only tuned. */
export function untunedStrategies({ strategies }: ExperimentConfig): readonly StrategyName[] {
  return strategies.filter((name) => name !== 'pretrain-finetune');
}

/** Strategies whose Des-Nets are tuned: none without tuning steps. */
export function tunedStrategies({ tuneSteps, tuneStrategies }: ExperimentConfig): readonly StrategyName[] {
  return tuneSteps > 0 ? tuneStrategies : [];
}

/** What must be trained, once for all strategies that need it. The Aux-Net, whose learngene is the point, always is. */
export function neededNetworks(config: ExperimentConfig): ReadonlySet<SourceNetwork> {
  const names = [...untunedStrategies(config), ...tunedStrategies(config)];
  return new Set(['aux-net' as const, ...names.map((name) => strategyNamed(name).needs)]);
}

/** Depths at which a network is trained from scratch for the Aux-Net's whole budget, rising. */
export function trainedDepths(config: ExperimentConfig): readonly number[] {
  const needsTrained = (names: readonly StrategyName[]): boolean => names.some((name) => strategyNamed(name).needs === 'trained');
  const depths = [
    ...(needsTrained(untunedStrategies(config)) ? config.depths : []),
    ...(needsTrained(tunedStrategies(config)) ? config.tuneDepths : []),
  ];
  return [...new Set(depths)].toSorted((a, b) => a - b);
}

/** Whether an ancestor is trained: as the teacher, or because its weights are selected from and no file brings it. */
export function trainsAncestor(config: ExperimentConfig): boolean {
  return config.ancestor === 'trained' || (config.ancestor === 'none' && neededNetworks(config).has('ancestor'));
}

/** The seeds of a run, counting up from the configured one. */
export function seedsOf({ seed, seeds }: ExperimentConfig): readonly number[] {
  return Array.from({ length: seeds }, (_, i) => (seed + i) % 2 ** 32);
}
