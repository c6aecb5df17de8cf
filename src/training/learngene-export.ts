import type { ExperimentConfig } from '../config/fields.ts';
import { vitShapeOf } from '../config/training-budget.ts';
import type { DatasetInfo } from '../data/dataset.ts';
import { writeLearngene } from '../formats/network-file.ts';
import type { Weights } from '../sws/learngene.ts';
import { imageKindOf } from './context.ts';

/** A run's learngene as a safetensors file, with the images it was learned on described in its metadata. */
export function learngeneFile(learngene: Weights, config: ExperimentConfig, dataset: DatasetInfo): Uint8Array<ArrayBuffer> {
  const { classNames, mean, std } = dataset;
  const shape = vitShapeOf(config, imageKindOf(dataset));
  return writeLearngene(learngene, { shape, stageLayout: config.stageLayout, classNames, mean, std });
}
