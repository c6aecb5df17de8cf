import { type ConfigCosts, costsOfConfig } from '../../config/costs-of-config.ts';
import type { ExperimentResults } from '../../formats/results.ts';
import { blockers, type ConfigurationState } from '../../store/configuration.ts';

export interface CostOfChoice extends ConfigCosts {
  /** Seconds on this machine at the speed of the last run kept here; undefined before there is one. */
  readonly seconds: number | undefined;
}

/** Images of the built-in set; those of a person's own folder are known only when it is opened. */
const assumedImages = { channels: 3, classes: 10 };

/** What a configuration costs; undefined while it has a problem. */
export function costOfChoice(
  configuration: ConfigurationState, lastRun: ExperimentResults | undefined,
): CostOfChoice | undefined {
  if (blockers(configuration).length > 0) return undefined;
  const costs = costsOfConfig(configuration.config, assumedImages);
  return { ...costs, seconds: lastRun && secondsAtSpeedOf(lastRun, flopsOf(costs)) };
}

/** Only a run that went to its end tells how many FLOPs its seconds were spent on. */
function secondsAtSpeedOf({ complete, seconds, config }: ExperimentResults, flops: number): number | undefined {
  const spent = flopsOf(costsOfConfig(config, assumedImages));
  return complete && seconds > 0 ? (flops / spent) * seconds : undefined;
}

function flopsOf({ trainingFlops, liveEvaluationFlops }: ConfigCosts): number {
  return trainingFlops + liveEvaluationFlops;
}
