import { InputError } from '../lib/errors.ts';
import { formatStageLayout, type StageLayout } from '../sws/stage-layout.ts';
import type { Weights } from '../sws/learngene.ts';
import { vitTensors, type VitShape } from '../sws/vit.ts';
import { writeSafetensors } from './safetensors.ts';

export interface LearngeneDescription {
  readonly shape: VitShape;
  readonly stageLayout: StageLayout;
  readonly classNames: readonly string[];
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/**
 * A learngene as a safetensors file: one block a stage with timm's parameter names, so that it opens in timm as
 * a ViT of M layers (`class_token=False, global_pool='avg', fc_norm=False`), its layout in the metadata.
 * Throws an InputError when a tensor is missing.
 */
export function writeLearngene(weights: Weights, description: LearngeneDescription): Uint8Array {
  const { shape, stageLayout, classNames, mean, std } = description;
  const tensors = new Map(
    vitTensors(shape, stageLayout.length).map(({ name, shape: dimensions }) => {
      const data = weights.get(name);
      if (!data) throw new InputError(name, `learngene: has no tensor ${name}; give the weights of a trained Aux-Net`);
      return [name, { dtype: 'F32' as const, shape: dimensions, data }];
    }),
  );
  const described = { format: 'pt', kind: 'learngene', layout: formatStageLayout(stageLayout) };
  const json = { ...shape, classNames, mean, std };
  const metadata = Object.fromEntries(Object.entries(json).map(([key, value]) => [key, JSON.stringify(value)]));
  return writeSafetensors(tensors, { ...described, ...metadata });
}
