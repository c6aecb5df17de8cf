import type { FieldGroup } from '../../config/field.ts';
import { type ExperimentConfig, type FieldName, fieldNames, fieldOf } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';

export interface GroupOfFields {
  readonly group: FieldGroup;
  readonly title: string;
  /** Open before the person has opened or closed anything. */
  readonly open: boolean;
  /** What a closed group shows of its values. */
  readonly summary: (config: ExperimentConfig) => string;
}

/** The groups of the form, in the order of the paper. */
export const fieldGroups: readonly GroupOfFields[] = [
  {
    group: 'data', title: 'Data', open: false,
    summary: ({ data, imageSize }) => `${data === 'shapes10' ? 'shapes10' : 'own images'} · ${imageSize} px`,
  },
  {
    group: 'ancestry', title: 'Ancestry', open: false,
    summary: ({ ancestor, ancestorDepth }) => (ancestor === 'none' ? 'no ancestor' : `${ancestorDepth} layers`),
  },
  {
    group: 'network', title: 'Network', open: false,
    summary: ({ dim, heads, patchSize }) => `${dim} wide · ${heads} heads · ${patchSize} px patches`,
  },
  { group: 'stages', title: 'Stages', open: true, summary: ({ stageLayout }) => stageLayout.join(', ') },
  {
    group: 'training', title: 'Training', open: false,
    summary: ({ steps, batchSize, learningRate }) => `${steps} steps of ${batchSize} · lr ${learningRate}`,
  },
  {
    group: 'expansion', title: 'Expansion', open: true,
    summary: (config) => `depths ${formatFieldText('depths', config.depths)}`,
  },
  {
    group: 'evaluation', title: 'Evaluation', open: false,
    summary: ({ evaluateEvery }) => `every ${evaluateEvery} steps`,
  },
];

/** Fields that mean something only under another choice, and are not shown without it. */
const shownOnlyIf: Readonly<Partial<Record<FieldName, (config: ExperimentConfig) => boolean>>> = {
  validationFraction: isOwnImages,
  ancestorDepth: hasAncestor,
  ancestorDim: hasAncestor,
  ancestorHeads: hasAncestor,
  ancestorSteps: hasAncestor,
  alpha: hasAncestor,
  temperature: hasAncestor,
};

/** The fields of a group that `config` gives a meaning to, in table order. */
export function fieldsOfGroup(group: FieldGroup, config: ExperimentConfig): readonly FieldName[] {
  return fieldNames.filter((name) => fieldOf(name).group === group && (shownOnlyIf[name]?.(config) ?? true));
}

function isOwnImages({ data }: ExperimentConfig): boolean {
  return data === 'image-folder';
}

function hasAncestor({ ancestor }: ExperimentConfig): boolean {
  return ancestor === 'trained';
}
