import { type ConfigCosts, costsOfConfig } from '../../config/costs-of-config.ts';
import { blockers } from '../../store/configuration.ts';
import { type Estimate, estimateOf, speedFor } from '../../store/estimates.ts';
import { workDataFor } from '../../store/form-data.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';

export interface CostOfChoice extends ConfigCosts {
  /** Time on this machine; undefined before its speed for such networks is known. */
  readonly time: Estimate | undefined;
}

/** What the form's configuration costs on the engine that a run would ask for; undefined while it has a problem. */
export function costOfChoice(
  { configuration, estimates, history }: Pick<PlaygroundState, 'configuration' | 'estimates' | 'history'>, engine: string,
): CostOfChoice | undefined {
  if (blockers(configuration).length > 0) return undefined;
  const { config } = configuration;
  const data = workDataFor(config, history);
  return { ...costsOfConfig(config, data.images), time: estimateOf(speedFor(estimates.speeds, engine, config), config, data) };
}
