import type { StrategyName } from '../sws/strategy.ts';
import type { LineLook } from './line-chart-svg.ts';

// The colours of Okabe and Ito, which differ for the colour-blind too, the yellow darkened for white paper.
const [blue, vermilion, green, pink, olive, grey, sky] = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#7a6a00', '#444444', '#56b4e9'];

/** How each strategy's line looks in every figure: those that the paper's experiments compare differ in colour, all by dash too. */
export const strategyLooks: Readonly<Record<StrategyName, LineLook>> = {
  cyclic: { colour: blue, dash: '' },
  'front-mid-last': { colour: sky, dash: '8 4' },
  'front-last-mid': { colour: green, dash: '8 4' },
  'simple-lg': { colour: vermilion, dash: '8 4' },
  'random-assigned': { colour: olive, dash: '2 3' },
  'random-shuffled': { colour: grey, dash: '2 3' },
  stacking: { colour: pink, dash: '2 3' },
  interlacing: { colour: sky, dash: '2 3' },
  tleg: { colour: green, dash: '10 3 2 3' },
  'vanilla-lg': { colour: pink, dash: '5 5' },
  'selection-first': { colour: olive, dash: '10 3 2 3' },
  'selection-uniform': { colour: vermilion, dash: '5 5' },
  'selection-width': { colour: sky, dash: '10 3 2 3' },
  mimetic: { colour: olive, dash: '5 5' },
  scratch: { colour: grey, dash: '5 5' },
  trained: { colour: grey, dash: '' },
  'pretrain-finetune': { colour: vermilion, dash: '10 3 2 3' },
};
