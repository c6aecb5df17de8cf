import type { ExperimentConfig } from '../config/fields.ts';
import { vitShapeOf } from '../config/training-budget.ts';
import type { DatasetInfo } from '../data/dataset.ts';
import { writeLearngene, writeNetwork } from '../formats/network-file.ts';
import type { Weights } from '../sws/learngene.ts';
import { imageKindOf, type TunedNetwork } from './context.ts';

/** A tuned Des-Net as a safetensors file that opens in timm. */
export function desNetFile({ weights, shape, depth, layerSources, images: { classNames, mean, std } }: TunedNetwork): Uint8Array<ArrayBuffer> {
  return writeNetwork(weights, { kind: 'des-net', shape, depth, layerSources, classNames, mean, std });
}

/** A run's learngene as a safetensors file, with the images it was learned on described in its metadata. */
export function learngeneFile(learngene: Weights, config: ExperimentConfig, dataset: DatasetInfo): Uint8Array<ArrayBuffer> {
  const { classNames, mean, std } = dataset;
  const shape = vitShapeOf(config, imageKindOf(dataset));
  return writeLearngene(learngene, { shape, stageLayout: config.stageLayout, classNames, mean, std });
}
