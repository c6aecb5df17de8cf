import type { FieldGroup } from '../../config/field.ts';
import { type ExperimentConfig, type FieldName, fieldNames, fieldOf } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { trainsAncestor, tunedStrategies } from '../../config/needed-networks.ts';
import { publicDataset } from '../../config/public-datasets.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';

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
    summary: ({ data, target, imageSize }) => [
      imagesInWords(data), target !== 'none' && `to ${imagesInWords(target)}`, `${imageSize} px`,
    ].filter(Boolean).join(' · '),
  },
  { group: 'ancestry', title: 'Ancestry', open: false, summary: ancestrySummary },
  {
    group: 'network', title: 'Network', open: false,
    summary: ({ dim, heads, patchSize }) => `${dim} wide · ${heads} heads · ${patchSize} px patches`,
  },
  { group: 'stages', title: 'Stages', open: true, summary: ({ stageLayout }) => stageLayout.join(', ') },
  {
    group: 'training', title: 'Training', open: false,
    summary: ({ steps, batchSize, learningRate, seeds }) => [
      `${steps} steps of ${batchSize}`, seeds > 1 ? `${seeds} seeds` : `lr ${learningRate}`,
    ].join(' · '),
  },
  {
    group: 'expansion', title: 'Expansion', open: true,
    summary: ({ depths, strategies }) => `depths ${formatFieldText('depths', depths)} · ${strategies.length} strategies`,
  },
  {
    group: 'tuning', title: 'Tuning', open: false,
    summary: ({ tuneSteps, tuneDepths }) => (tuneSteps === 0 ? 'none' : `${tuneSteps} steps · depths ${formatFieldText('tuneDepths', tuneDepths)}`),
  },
  {
    group: 'evaluation', title: 'Evaluation', open: false,
    summary: ({ evaluateEvery }) => `every ${evaluateEvery} steps`,
  },
];

/** Fields that mean something only under another choice, and are not shown without it. */
const shownOnlyIf: Readonly<Partial<Record<FieldName, (config: ExperimentConfig) => boolean>>> = {
  dataUrl: ({ data }) => data === 'address',
  targetUrl: ({ target }) => target === 'address',
  validationFraction: ({ data, target }) => mayLackValidation(data) || mayLackValidation(target),
  ancestorDepth: trainsAncestor,
  ancestorDim: trainsAncestor,
  ancestorHeads: (config) => trainsAncestor(config) || config.ancestor === 'safetensors',
  ancestorSteps: trainsAncestor,
  ancestorUrl: isImported,
  ancestorImageSize: isTfjs,
  ancestorPixels: isTfjs,
  ancestorClasses: isImported,
  distillation: hasTeacher,
  teacherViews: hasTeacher,
  alpha: hasTeacher,
  temperature: (config) => hasTeacher(config) && config.distillation === 'soft',
  order: (config) => allStrategies(config).includes('cyclic'),
  draws: (config) => allStrategies(config).some((name) => strategyNamed(name).random),
  tuneStrategies: isTuned,
  tuneDepths: isTuned,
  tuneLearningRate: isTuned,
  scratchSteps: (config) => tunedStrategies(config).includes('scratch'),
  tuneEvery: isTuned,
};

/** The fields of a group that `config` gives a meaning to, in table order. */
export function fieldsOfGroup(group: FieldGroup, config: ExperimentConfig): readonly FieldName[] {
  return fieldNames.filter((name) => fieldOf(name).group === group && (shownOnlyIf[name]?.(config) ?? true));
}

function imagesInWords(choice: ExperimentConfig['data' | 'target']): string {
  if (choice === 'image-folder') return 'own images';
  return choice === 'address' ? 'an address' : (publicDataset(choice)?.label ?? choice);
}

/** Built-in and public sets have a validation part of their own. */
function mayLackValidation(choice: ExperimentConfig['data' | 'target']): boolean {
  return choice === 'image-folder' || choice === 'address';
}

function ancestrySummary(config: ExperimentConfig): string {
  if (config.ancestor === 'safetensors') return 'a ViT from a file';
  if (config.ancestor === 'tfjs') return 'a TensorFlow.js model';
  if (!trainsAncestor(config)) return 'no ancestor';
  return `${config.ancestorDepth} layers${hasTeacher(config) ? '' : ', to select from'}`;
}

function hasTeacher({ ancestor }: ExperimentConfig): boolean {
  return ancestor !== 'none';
}

function isImported({ ancestor }: ExperimentConfig): boolean {
  return ancestor === 'safetensors' || ancestor === 'tfjs';
}

function isTfjs({ ancestor }: ExperimentConfig): boolean {
  return ancestor === 'tfjs';
}

function isTuned({ tuneSteps }: ExperimentConfig): boolean {
  return tuneSteps > 0;
}

function allStrategies(config: ExperimentConfig): readonly StrategyName[] {
  return [...config.strategies, ...tunedStrategies(config)];
}
