import { configDifference, differenceLabel } from '../../config/difference.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { configToFragment } from '../../config/link.ts';
import { seedsOf } from '../../config/needed-networks.ts';
import { presetOf } from '../../config/presets.ts';
import type { ShownRun } from '../../store/shown-run.ts';

/** What a picture of a chart says of the runs in it, and the link to the first one's configuration at `address`. */
export function runNotes(runs: readonly ShownRun[], config: ExperimentConfig, address: string): readonly string[] {
  return [...runs.map(runInWords), `${address}${configToFragment(config)}`];
}

/** `quiet-otter-3: Quick look · steps 12, on shapes10, seeds 0, 1, by WebAssembly SIMD, 2 threads`. */
export function runInWords({ name, config, data, engine }: ShownRun): string {
  const preset = presetOf(config);
  const changed = configDifference(config, preset.config).length > 0 ? ` · ${differenceLabel(config, preset.config)}` : '';
  const seeds = seedsOf(config);
  const parts = [`${name}: ${preset.label}${changed}`, data && `on ${data.name}`, `seed${seeds.length > 1 ? 's' : ''} ${seeds.join(', ')}`, engine && `by ${engine.adapter}`];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Where the page lies, as its links begin. */
export function pageAddress(): string {
  return `${location.origin}${location.pathname}${location.search}`;
}
