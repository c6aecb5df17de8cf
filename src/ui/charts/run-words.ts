import { configDifference, differenceLabel } from '../../config/difference.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { configToFragment } from '../../config/link.ts';
import { seedsOf } from '../../config/needed-networks.ts';
import { presetOf } from '../../config/presets.ts';
import type { Messages } from '../../messages/messages.ts';
import { presetWords } from '../../messages/preset-words.ts';
import type { ShownRun } from '../../store/shown-run.ts';

/** What a picture of a chart says of the runs in it, and the link to the first one's configuration at `address`. */
export function runNotes(runs: readonly ShownRun[], config: ExperimentConfig, address: string, messages: Messages): readonly string[] {
  return [...runs.map((run) => runInWords(run, messages)), `${address}${configToFragment(config)}`];
}

/** `quiet-otter-3: Quick look · steps 12, on shapes10, seeds 0, 1, by WebAssembly SIMD, 2 threads`. */
export function runInWords({ name, config, data, engine }: ShownRun, messages: Messages): string {
  const { notes } = messages.charts;
  const preset = presetOf(config);
  const changed = configDifference(config, preset.config).length > 0 ? ` · ${differenceLabel(config, preset.config)}` : '';
  const seeds = seedsOf(config);
  const parts = [
    notes.run(name, `${presetWords(preset, messages).label}${changed}`), data && notes.on(data.name), notes.seeds(seeds), engine && notes.by(engine.adapter),
  ];
  return notes.all(parts.filter((part) => part !== undefined));
}

/** Where the page lies, as its links begin. */
export function pageAddress(): string {
  return `${location.origin}${location.pathname}${location.search}`;
}
