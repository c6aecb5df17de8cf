import type { FieldGroup } from '../../config/field.ts';
import { type ExperimentConfig, type FieldName, fieldNames, fieldOf } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { trainsAncestor, tunedStrategies } from '../../config/needed-networks.ts';
import { publicDataset } from '../../config/public-datasets.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';

export interface GroupOfFields {
  readonly group: FieldGroup;
  /** Open before the person has opened or closed anything. */
  readonly open: boolean;
  /** What a closed group shows of its values. */
  readonly summary: (config: ExperimentConfig, words: SummaryWords) => string;
}

type SummaryWords = FirstMessages['configuration']['summaries'];

/** The groups of the form, in the order of the paper. */
export const fieldGroups: readonly GroupOfFields[] = [
  {
    group: 'data', open: false,
    summary: ({ data, target, imageSize }, words) => [
      imagesInWords(data, words), target !== 'none' && words.to(imagesInWords(target, words)), `${imageSize} px`,
    ].filter(Boolean).join(' · '),
  },
  { group: 'ancestry', open: false, summary: ancestrySummary },
  { group: 'network', open: false, summary: ({ dim, heads, patchSize }, words) => words.network(dim, heads, patchSize) },
  { group: 'stages', open: true, summary: ({ stageLayout }) => stageLayout.join(', ') },
  {
    group: 'training', open: false,
    summary: ({ steps, batchSize, learningRate, seeds }, words) => [
      words.steps(steps, batchSize), seeds > 1 ? words.seeds(seeds) : words.learningRate(learningRate),
    ].join(' · '),
  },
  {
    group: 'expansion', open: true,
    summary: ({ depths, strategies }, words) => words.expansion(formatFieldText('depths', depths), strategies.length),
  },
  {
    group: 'tuning', open: false,
    summary: ({ tuneSteps, tuneDepths }, words) => (
      tuneSteps === 0 ? words.noTuning : words.tuning(tuneSteps, formatFieldText('tuneDepths', tuneDepths))
    ),
  },
  { group: 'evaluation', open: false, summary: ({ evaluateEvery }, words) => words.evaluation(evaluateEvery) },
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

function imagesInWords(choice: ExperimentConfig['data' | 'target'], words: SummaryWords): string {
  if (choice === 'image-folder') return words.ownImages;
  return choice === 'address' ? words.address : (publicDataset(choice)?.label ?? choice);
}

/** Built-in and public sets have a validation part of their own. */
function mayLackValidation(choice: ExperimentConfig['data' | 'target']): boolean {
  return choice === 'image-folder' || choice === 'address';
}

function ancestrySummary(config: ExperimentConfig, words: SummaryWords): string {
  if (config.ancestor === 'safetensors') return words.ancestorFile;
  if (config.ancestor === 'tfjs') return words.ancestorModel;
  if (!trainsAncestor(config)) return words.noAncestor;
  return hasTeacher(config) ? words.ancestor(config.ancestorDepth) : words.ancestorToSelectFrom(config.ancestorDepth);
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
