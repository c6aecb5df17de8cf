import type { ExperimentConfig } from '../config/fields.ts';
import type { StartRequest } from '../worker/client.ts';

/** Files of the person's own that a configuration may ask for; they are read on this machine only. */
export interface ChosenFiles {
  /** The file of images for `data: 'image-folder'`. */
  readonly data: File | undefined;
  /** The file of images for `target: 'image-folder'`. */
  readonly target: File | undefined;
  /** An ancestor's model: one .safetensors, or model.json and its .bin files. */
  readonly ancestor: readonly File[];
}

export const noFiles: ChosenFiles = { data: undefined, target: undefined, ancestor: [] };

/** Why a run of `config` cannot start with these files; undefined where nothing is missing. */
export function missingFile(config: ExperimentConfig, { data, target, ancestor }: ChosenFiles): string | undefined {
  if (config.data === 'image-folder' && !data) {
    return 'no images chosen: choose a file (.zip, .tar.gz, .parquet) under Data, or the built-in shapes10';
  }
  if (config.target === 'image-folder' && !target) {
    return 'no images to transfer to chosen: choose a file (.zip, .tar.gz, .parquet) under Data, or transfer to glyphs8 or to none';
  }
  return needsAncestorFiles(config) ? ancestorProblem(config.ancestor, ancestor) : undefined;
}

/** Whether the ancestor comes from files that must be chosen, rather than from an address. */
export function needsAncestorFiles({ ancestor, ancestorUrl }: ExperimentConfig): boolean {
  return (ancestor === 'safetensors' || ancestor === 'tfjs') && ancestorUrl === '';
}

/** The chosen files that `config` has a use for, as the worker's start message names them. */
export function filesToSend(
  config: ExperimentConfig, { data, target, ancestor }: ChosenFiles,
): Pick<StartRequest, 'file' | 'targetFile' | 'ancestorFiles'> {
  return {
    ...(config.data === 'image-folder' && data && { file: data }),
    ...(config.target === 'image-folder' && target && { targetFile: target }),
    ...(needsAncestorFiles(config) && { ancestorFiles: ancestor }),
  };
}

function ancestorProblem(kind: ExperimentConfig['ancestor'], files: readonly File[]): string | undefined {
  const named = (ending: string): number => files.filter(({ name }) => name.toLowerCase().endsWith(ending)).length;
  if (kind === 'safetensors') {
    if (named('.safetensors') === 1) return undefined;
    return `ancestor files ${namesOf(files)}: must be one .safetensors; choose it under Ancestry, or give an address`;
  }
  if (named('.json') === 1 && named('.bin') > 0) return undefined;
  return `ancestor files ${namesOf(files)}: must be one model.json and all its .bin files; choose them together under Ancestry, or give an address`;
}

function namesOf(files: readonly File[]): string {
  return files.length === 0 ? '(none)' : files.map(({ name }) => name).join(', ');
}
