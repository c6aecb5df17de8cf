import type { ExperimentConfig } from '../../config/fields.ts';
import { ancestorShapeOf, vitShapeOf } from '../../config/training-budget.ts';
import { parameterCount } from '../../sws/costs.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import type { PictureContent } from './picture-content.ts';

/** Parameters of what the picture shows. */
export interface PictureSizes {
  /** Stored by the trained network; undefined where its size is not known. */
  readonly trained: number | undefined;
  readonly stored: number | undefined;
  readonly desNets: readonly number[];
}

/** Images of the built-in sets; those of a person's own folder are known only when it is opened. */
const assumedImages = { channels: 3, classes: 10 };

export function pictureSizes(config: ExperimentConfig, strategy: StrategyName, content: PictureContent): PictureSizes {
  const { needs } = strategyNamed(strategy);
  const isKnown = needs !== 'ancestor' || config.ancestor === 'none' || config.ancestor === 'trained';
  const shape = vitShapeOf(config, assumedImages);
  const sourceShape = needs === 'ancestor' ? ancestorShapeOf(config, assumedImages) : shape;
  // Aux-Net and TLEG's store what the learngene is; Vanilla-LG's learngene is bare blocks, without embedding and head.
  const isShared = needs === 'aux-net' || needs === 'tleg-net';
  const all = (layers: number): number => parameterCount(sourceShape, layers);
  return {
    trained: content.trained && isKnown ? all((isShared ? content.stored : content.trained).length) : undefined,
    stored: isKnown ? all(content.stored.length) - (strategy === 'vanilla-lg' ? all(0) : 0) : undefined,
    desNets: content.desNets.map(({ depth }) => parameterCount(shape, depth)),
  };
}
