import { InputError } from '../lib/errors.ts';
import { expandsLearngene } from '../sws/expansion.ts';
import { stageOrder } from '../sws/initialization-order.ts';
import { auxNetDepth, formatStageLayout } from '../sws/stage-layout.ts';
import type { StrategyName } from '../sws/strategy.ts';
import { checkField } from './check-field.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldNames } from './fields.ts';
import { checkAddresses } from './image-origin.ts';
import { neededNetworks, trainsAncestor, tunedStrategies, untunedStrategies } from './needed-networks.ts';

/** Deepest Aux-Net that is run, layers. */
export const MOST_LAYERS = 64;
/** Most tokens an image may be cut into: attention takes memory with the square of them. */
const MOST_TOKENS = 1024;

/** A rule between fields: looks only at the fields it names, and throws an InputError when they disagree. */
interface Rule {
  readonly fields: readonly FieldName[];
  readonly check: (config: ExperimentConfig) => void;
}

const rules: readonly Rule[] = [
  {
    fields: ['patchSize', 'imageSize'],
    check: ({ patchSize, imageSize }) => demand(
      imageSize % patchSize === 0, 'patchSize',
      () => `patch size ${patchSize}: does not divide the image size ${imageSize}; `
        + `choose ${divisorsNear(imageSize, patchSize)}`,
    ),
  },
  {
    fields: ['patchSize', 'imageSize'],
    check: ({ patchSize, imageSize }) => demand(
      imageSize % patchSize !== 0 || (imageSize / patchSize) ** 2 <= MOST_TOKENS, 'patchSize',
      () => `patch size ${patchSize}: cuts an image of ${imageSize} px into ${(imageSize / patchSize) ** 2} tokens, `
        + `more than ${MOST_TOKENS}; choose larger patches`,
    ),
  },
  {
    fields: ['shift', 'imageSize'],
    check: ({ shift, imageSize }) => demand(
      shift < imageSize, 'shift',
      () => `random shift ${shift}: would move the whole image of ${imageSize} px away; choose less than ${imageSize}`,
    ),
  },
  {
    fields: ['heads', 'dim'],
    check: ({ heads, dim }) => demand(
      dim % heads === 0, 'heads',
      () => `heads ${heads}: do not divide the width ${dim}; choose ${divisorsNear(dim, heads)}`,
    ),
  },
  {
    fields: ['ancestor', 'strategies', 'tuneSteps', 'tuneStrategies', 'ancestorHeads', 'ancestorDim'],
    check: (config) => demand(
      !trainsAncestor(config) || config.ancestorDim % config.ancestorHeads === 0, 'ancestorHeads',
      () => `ancestor heads ${config.ancestorHeads}: do not divide the ancestor width ${config.ancestorDim}; `
        + `choose ${divisorsNear(config.ancestorDim, config.ancestorHeads)}`,
    ),
  },
  {
    fields: ['stageLayout'],
    check: ({ stageLayout }) => demand(
      auxNetDepth(stageLayout) <= MOST_LAYERS, 'stageLayout',
      () => `stage layout ${formatStageLayout(stageLayout)}: has ${auxNetDepth(stageLayout)} layers; `
        + `give at most ${MOST_LAYERS}`,
    ),
  },
  {
    fields: ['depths', 'strategies', 'stageLayout', 'ancestor', 'ancestorDepth'],
    check: (config) => checkDepths(config, 'depths', untunedStrategies(config)),
  },
  {
    fields: ['tuneDepths', 'tuneSteps', 'tuneStrategies', 'stageLayout', 'ancestor', 'ancestorDepth'],
    check: (config) => checkDepths(config, 'tuneDepths', tunedStrategies(config)),
  },
  {
    fields: ['strategies'],
    check: (config) => demand(
      untunedStrategies(config).length > 0, 'strategies',
      () => 'strategies pretrain-finetune: is seen only tuned; add one that is seen untuned, such as trained',
    ),
  },
  {
    fields: ['strategies', 'tuneStrategies', 'tuneSteps', 'ancestor'],
    check: (config) => demand(
      !(config.ancestor === 'tfjs' && neededNetworks(config).has('ancestor')), 'ancestor',
      () => 'ancestor tfjs: weights cannot be selected from a TensorFlow.js model; choose another ancestor, or leave selection-width out',
    ),
  },
  {
    fields: ['strategies', 'tuneSteps', 'tuneStrategies', 'ancestor', 'ancestorDim', 'dim'],
    check: (config) => demand(
      !(trainsAncestor(config) && neededNetworks(config).has('ancestor')) || config.ancestorDim >= config.dim, 'ancestorDim',
      () => `ancestor width ${config.ancestorDim}: is less than the width ${config.dim} that is selected from it; choose at least ${config.dim}`,
    ),
  },
  {
    fields: ['tuneStrategies', 'tuneSteps', 'target'],
    check: (config) => demand(
      !(tunedStrategies(config).includes('pretrain-finetune') && config.target === 'none'), 'tuneStrategies',
      () => 'tuned strategies: pretrain-finetune moves a trained network to other images; choose them under “Transfer to”, or tune trained instead',
    ),
  },
  {
    fields: ['target', 'tuneSteps'],
    check: ({ target, tuneSteps }) => demand(
      target === 'none' || tuneSteps > 0, 'target',
      () => `transfer to ${target}: Des-Nets are tuned on it, but there are no tuning steps; give some, or transfer to none`,
    ),
  },
  {
    fields: ['data', 'dataUrl'],
    check: ({ data, dataUrl }) => void (data === 'address' && checkAddresses('dataUrl', dataUrl)),
  },
  {
    fields: ['target', 'targetUrl'],
    check: ({ target, targetUrl }) => void (target === 'address' && checkAddresses('targetUrl', targetUrl)),
  },
  {
    fields: ['order', 'stageLayout'],
    check: ({ order, stageLayout }) => void stageOrder(order, stageLayout.length),
  },
];

/**
 * Refuses a depth that some strategy cannot give. Sets of strategies that expand no learngene may be shallower
 * than its stages, and none may take more layers than its source has.
 */
function checkDepths(config: ExperimentConfig, field: 'depths' | 'tuneDepths', names: readonly StrategyName[]): void {
  const label = field === 'depths' ? 'Des-Net depths' : 'tuned depths';
  for (const name of names) {
    const { least, most, why } = depthRange(name, config);
    const index = config[field].findIndex((depth) => depth < least || depth > most);
    const depth = config[field][index];
    if (depth === undefined) continue;
    const remedy = depth < least ? `less than ${why}; choose at least ${least}` : `more than ${why}; choose at most ${most}, or leave ${name} out`;
    throw new InputError(`${field}[${index}]`, `${label} ${config[field].join(',')}: ${depth} is ${remedy}`);
  }
}

function depthRange(name: StrategyName, { stageLayout, ancestor, ancestorDepth }: ExperimentConfig): { least: number; most: number; why: string } {
  const deepest = auxNetDepth(stageLayout);
  const any = { least: 1, most: Infinity, why: '' };
  if (name === 'selection-first' || name === 'selection-uniform') {
    return { ...any, most: deepest, why: `the ${deepest} layers of the network that ${name} selects from` };
  }
  if (name === 'selection-width' && ancestor !== 'safetensors') {
    return { ...any, most: ancestorDepth, why: `the ${ancestorDepth} layers of the ancestor` };
  }
  const stages = stageLayout.length;
  return expandsLearngene(name) ? { ...any, least: stages, why: `the ${stages} stages` } : any;
}

/** Throws the first of `configProblems`. */
export function checkConfig(config: ExperimentConfig): void {
  const [first] = configProblems(config);
  if (first) throw first;
}

/**
 * All that is wrong with a configuration, for a form to show at once: every field's own value first, then the
 * rules between fields whose own values are right. The path of each is the field's name, `depths[2]` for an entry.
 */
export function configProblems(config: ExperimentConfig): readonly InputError[] {
  const wrong = new Set<FieldName>();
  const problems: InputError[] = [];
  for (const name of fieldNames) {
    const problem = problemOf(() => checkField(name, config[name]));
    if (!problem) continue;
    wrong.add(name);
    problems.push(problem);
  }
  for (const rule of rules) {
    const problem = rule.fields.some((name) => wrong.has(name)) ? undefined : problemOf(() => rule.check(config));
    if (problem) problems.push(problem);
  }
  return problems;
}

function problemOf(check: () => unknown): InputError | undefined {
  try {
    check();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown;
    throw thrown;
  }
}

function demand(condition: boolean, path: string, message: () => string): void {
  if (!condition) throw new InputError(path, message());
}

/** The nearest divisors of `whole` around `value`, as a remedy: `6 or 8`. */
function divisorsNear(whole: number, value: number): string {
  const divisors = Array.from({ length: whole }, (_, i) => i + 1).filter((divisor) => whole % divisor === 0);
  const below = divisors.findLast((divisor) => divisor < value);
  const above = divisors.find((divisor) => divisor > value);
  return [below, above].filter((divisor) => divisor !== undefined).join(' or ');
}
