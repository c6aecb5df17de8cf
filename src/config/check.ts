import { InputError } from '../lib/errors.ts';
import { stageOrder } from '../sws/initialization-order.ts';
import { auxNetDepth, formatStageLayout } from '../sws/stage-layout.ts';
import { checkField } from './check-field.ts';
import type { ExperimentConfig, FieldName } from './fields.ts';
import { fieldNames } from './fields.ts';

/** Deepest Aux-Net that is run, layers. */
export const MOST_LAYERS = 64;
/** Most tokens an image may be cut into: attention takes memory with the square of them. */
export const MOST_TOKENS = 1024;

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
    fields: ['ancestor', 'ancestorHeads', 'ancestorDim'],
    check: ({ ancestor, ancestorHeads, ancestorDim }) => demand(
      ancestor === 'none' || ancestorDim % ancestorHeads === 0, 'ancestorHeads',
      () => `ancestor heads ${ancestorHeads}: do not divide the ancestor width ${ancestorDim}; `
        + `choose ${divisorsNear(ancestorDim, ancestorHeads)}`,
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
    fields: ['depths', 'stageLayout'],
    check: ({ depths, stageLayout: { length: stages } }) => {
      const index = depths.findIndex((depth) => depth < stages);
      demand(
        index === -1, `depths[${index}]`,
        () => `Des-Net depths ${depths.join(',')}: ${depths[index]} is less than the ${stages} stages; `
          + `choose at least ${stages}`,
      );
    },
  },
  {
    fields: ['order', 'stageLayout'],
    check: ({ order, stageLayout }) => void stageOrder(order, stageLayout.length),
  },
];

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
