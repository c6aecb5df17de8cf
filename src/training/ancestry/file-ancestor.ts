import type { ExperimentConfig } from '../../config/fields.ts';
import type { DatasetInfo } from '../../data/dataset.ts';
import type { Normalisation } from '../../engine/plan/forward.ts';
import { plainVit, type NetworkSpec } from '../../engine/plan/network-spec.ts';
import { readNetwork, type NetworkFile } from '../../formats/network-file.ts';
import { InputError } from '../../lib/errors.ts';
import type { Weights } from '../../sws/learngene.ts';
import { classMap, gatherRows, parseClassNames } from './class-map.ts';
import { normalisationOf } from './pixel-values.ts';

/** A ViT from a safetensors file, ready to be put into an engine. */
export interface FileAncestor {
  readonly network: NetworkSpec;
  /** The head's rows in the order of the data set's classes. */
  readonly weights: Weights;
  readonly normalisation: Normalisation;
}

export interface FileAncestorOptions {
  /** The file's name or address, for messages. */
  readonly name: string;
  readonly config: Pick<ExperimentConfig, 'imageSize' | 'ancestorHeads' | 'ancestorPixels' | 'ancestorClasses'>;
  readonly dataset: DatasetInfo;
}

/**
 * Reads a ViT with timm's names as an ancestor of images like these. What the file's metadata does not tell is taken
 * from the configuration: heads, class names and pixel values. Throws an InputError for a file that holds no such
 * network, or one for other images or classes.
 */
export function readFileAncestor(bytes: Uint8Array, { name, config, dataset }: FileAncestorOptions): FileAncestor {
  const file = readNamed(bytes, name, config.ancestorHeads);
  checkImages(file, name, config.imageSize, dataset.channels);
  const { shape, depth, classNames, mean, std } = file;
  const listed = parseClassNames(config.ancestorClasses);
  const map = classMap({
    declared: listed.length > 0 ? listed : (classNames ?? []),
    subject: listed.length > 0 ? 'ancestor classes' : `${name}: class names`,
    outputs: shape.classes,
    classNames: dataset.classNames,
  });
  return {
    network: plainVit(shape, depth),
    weights: withClassOrder(file.weights, map),
    normalisation: mean && std ? { mean, std } : normalisationOf(config.ancestorPixels, dataset),
  };
}

function readNamed(bytes: Uint8Array, name: string, heads: number): NetworkFile {
  try {
    return readNetwork(bytes, { heads });
  } catch (thrown) {
    if (thrown instanceof InputError) throw new InputError('ancestor', `${name}: ${thrown.message}`);
    throw thrown;
  }
}

function checkImages({ kind, shape }: NetworkFile, name: string, imageSize: number, channels: number): void {
  if (kind === 'learngene') {
    throw new InputError('ancestor', `${name}: is a learngene, one block a stage and no whole network; give a ViT or a Des-Net`);
  }
  if (shape.imageSize !== imageSize) {
    throw new InputError('ancestor', `${name}: is a network for images of ${shape.imageSize} px, and these have ${imageSize}; set the image size to ${shape.imageSize}, or choose another ancestor`);
  }
  if (shape.channels !== channels) {
    throw new InputError('ancestor', `${name}: is a network for ${shape.channels}-channel images, and these have ${channels} channels; choose another ancestor`);
  }
}

function withClassOrder(weights: Weights, map: readonly number[] | undefined): Weights {
  return new Map([...weights].map(([name, values]) => [name, name.startsWith('head.') ? gatherRows(values, map) : values]));
}
