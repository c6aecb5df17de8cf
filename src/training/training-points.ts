import type { NetworkName } from '../formats/metrics.ts';
import type { ExperimentContext } from './context.ts';
import type { StepMetrics, Trainer } from './trainer.ts';

/** Records every step of the networks that Des-Nets are made from. */
export function reportTo({ recorder }: ExperimentContext): (trainer: Trainer<NetworkName>, metrics: StepMetrics) => void {
  return ({ name: network, seed }, metrics) => recorder.emit({ type: 'point', point: { kind: 'training', network, seed, ...metrics } });
}
