import type { ExperimentConfig } from '../config/fields.ts';
import type { ImageUse } from '../config/image-origin.ts';
import type { WorkData } from '../config/work-plan.ts';
import type { DataInfo } from '../formats/metrics.ts';
import type { KeptRun } from './run-storage.ts';

const shapes10 = { classes: 10, trainImages: 10_240, validationImages: 2048 };

/** Sizes of the sets that come with the program. */
const builtIn: Readonly<Partial<Record<ExperimentConfig[ImageUse], ImageSizes>>> = {
  shapes10,
  glyphs8: { classes: 8, trainImages: 4096, validationImages: 1024 },
};

interface ImageSizes {
  readonly classes: number;
  readonly trainImages: number;
  readonly validationImages: number;
}

/**
 * What the images of a form's configuration decide of its work and memory: as known of the built-in sets, else as the last kept run
 * on the same choice found them, else as in shapes10.
 */
export function workDataFor(config: ExperimentConfig, history: readonly KeptRun[]): WorkData & { readonly trainImages: number } {
  const data = sizesOf(config, 'data', history);
  const target = config.target === 'none' ? data : sizesOf(config, 'target', history);
  return {
    images: { channels: 3, classes: data.classes },
    trainImages: data.trainImages,
    validationImages: data.validationImages,
    target: { channels: 3, classes: target.classes },
    targetValidationImages: target.validationImages,
  };
}

function sizesOf(config: ExperimentConfig, use: ImageUse, history: readonly KeptRun[]): ImageSizes {
  const address = (of: ExperimentConfig): string => (use === 'data' ? of.dataUrl : of.targetUrl);
  const last = history.find(({ results }) => results.config[use] === config[use] && address(results.config) === address(config))?.results;
  const found = use === 'data' ? last?.data : last?.target;
  return builtIn[config[use]] ?? (found ? sizesFound(found) : shapes10);
}

function sizesFound({ classNames, trainImages, validationImages }: DataInfo): ImageSizes {
  return { classes: classNames.length, trainImages, validationImages };
}
