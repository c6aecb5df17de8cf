import type { ExperimentConfig } from '../config/fields.ts';
import { hostsOf, imageOrigin, type ChosenFile, type ImageUse } from '../config/image-origin.ts';
import type { FirstMessages } from '../messages/messages.ts';
import type { StartRequest } from '../worker/client.ts';

/** Files of the person's own that a configuration may ask for; they are read on this machine only. */
export interface ChosenFiles {
  /** The files of images for `data: 'image-folder'`: one archive, or all files of a folder. */
  readonly data: readonly ChosenFile[];
  /** Those for `target: 'image-folder'`. */
  readonly target: readonly ChosenFile[];
  /** An ancestor's model: one .safetensors, or model.json and its .bin files. */
  readonly ancestor: readonly File[];
}

export const noFiles: ChosenFiles = { data: [], target: [], ancestor: [] };

/** Why a run of `config` cannot start with these files and allowed hosts; undefined where nothing is missing. */
export function missingFile(config: ExperimentConfig, files: ChosenFiles, allowedHosts: readonly string[], { notices }: FirstMessages): string | undefined {
  const problem = missingImages(config, 'data', files.data, allowedHosts, notices) ?? missingImages(config, 'target', files.target, allowedHosts, notices);
  if (problem !== undefined) return problem;
  return needsAncestorFiles(config) ? ancestorProblem(config.ancestor, files.ancestor, notices) : undefined;
}

function missingImages(
  config: ExperimentConfig, use: ImageUse, files: readonly ChosenFile[], allowedHosts: readonly string[], words: FirstMessages['notices'],
): string | undefined {
  const origin = imageOrigin(config, use);
  if (origin?.kind === 'files' && files.length === 0) return words.noImages(use);
  const [host] = hostsToAllow(config, use, allowedHosts);
  return host === undefined ? undefined : words.notAllowed(use, host);
}

/** Hosts that would be contacted for the images and that the person has not allowed yet. */
export function hostsToAllow(config: ExperimentConfig, use: ImageUse, allowedHosts: readonly string[]): readonly string[] {
  return hostsOf(imageOrigin(config, use)).filter((host) => !allowedHosts.includes(host));
}

/** Whether the ancestor comes from files that must be chosen, rather than from an address. */
export function needsAncestorFiles({ ancestor, ancestorUrl }: ExperimentConfig): boolean {
  return (ancestor === 'safetensors' || ancestor === 'tfjs') && ancestorUrl === '';
}

/** The chosen files that `config` has a use for, as the worker's start message names them. */
export function filesToSend(
  config: ExperimentConfig, { data, target, ancestor }: ChosenFiles,
): Pick<StartRequest, 'files' | 'targetFiles' | 'ancestorFiles'> {
  return {
    ...(config.data === 'image-folder' && { files: data }),
    ...(config.target === 'image-folder' && { targetFiles: target }),
    ...(needsAncestorFiles(config) && { ancestorFiles: ancestor }),
  };
}

function ancestorProblem(kind: ExperimentConfig['ancestor'], files: readonly File[], words: FirstMessages['notices']): string | undefined {
  const names = files.length === 0 ? words.noFiles : files.map(({ name }) => name).join(', ');
  const named = (ending: string): number => files.filter(({ name }) => name.toLowerCase().endsWith(ending)).length;
  if (kind === 'safetensors') {
    if (named('.safetensors') === 1) return undefined;
    return words.ancestorFile(names);
  }
  if (named('.json') === 1 && named('.bin') > 0) return undefined;
  return words.ancestorModel(names);
}
