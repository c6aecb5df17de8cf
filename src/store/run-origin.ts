/** What the page has the checkpoints of a run remember, so that a later visit can go on with it. */
import { configToFragment } from '../config/link.ts';
import type { ChosenFile } from '../config/image-origin.ts';
import { formatBytes } from '../lib/format.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { RunIdentity } from './current-run.ts';
import type { RunningSeries, SeriesMembership } from './run-series.ts';

export interface RunOrigin {
  readonly name: string;
  readonly ordinal: number;
  /** As it was asked for: `auto`, or an engine's name. */
  readonly engine: string;
  /** The images that were chosen, for a person to find again; empty where none were. */
  readonly files: string;
  readonly targetFiles: string;
  readonly series: SeriesMembership | undefined;
  /** The variants of its series, where more were to follow. */
  readonly running: RunningSeries | undefined;
}

interface Surroundings {
  readonly engine: string;
  readonly files: ChosenFiles;
  readonly series: RunningSeries | undefined;
}

export function originOf({ name, ordinal, config, series: membership }: RunIdentity, { engine, files, series }: Surroundings): Record<string, string> {
  return {
    name,
    ordinal: String(ordinal),
    engine,
    files: config.data === 'image-folder' ? filesText(files.data) : '',
    targetFiles: config.target === 'image-folder' ? filesText(files.target) : '',
    ...(membership && { series: JSON.stringify(membership) }),
    ...(series && { running: JSON.stringify({ ...series, variants: series.variants.map(({ label, config: of }) => ({ label, link: configToFragment(of) })) }) }),
  };
}

/** `pets.zip (1.2 MB)`, or the folder and how many files it has. */
function filesText(files: readonly ChosenFile[]): string {
  const [first] = files;
  if (!first) return '';
  const bytes = formatBytes(files.reduce((sum, { file }) => sum + file.size, 0));
  if (files.length === 1) return `${first.file.name} (${bytes})`;
  return `${files.length} files of ${first.path.split('/')[0] ?? first.path} (${bytes})`;
}
