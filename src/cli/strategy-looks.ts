import type { LineLook } from '../charts/line-svg.ts';
import type { StrategyName } from '../sws/strategy.ts';

// The colours of Okabe and Ito, which differ for the colour-blind too, the yellow darkened for white paper.
const [blue, vermilion, green, pink, olive, grey, sky] = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#7a6a00', '#444444', '#56b4e9'];

/** How each strategy's line looks in every figure: those that the paper's experiments compare differ in colour, all by dash too. */
export const strategyLooks: Readonly<Record<StrategyName, LineLook>> = {
  cyclic: { colour: blue, dash: '', marker: 'circle' },
  'front-mid-last': { colour: sky, dash: '8 4', marker: 'circle' },
  'front-last-mid': { colour: green, dash: '8 4', marker: 'circle' },
  'simple-lg': { colour: vermilion, dash: '8 4', marker: 'circle' },
  'random-assigned': { colour: olive, dash: '2 3', marker: 'circle' },
  'random-shuffled': { colour: grey, dash: '2 3', marker: 'circle' },
  stacking: { colour: pink, dash: '2 3', marker: 'circle' },
  interlacing: { colour: sky, dash: '2 3', marker: 'circle' },
  tleg: { colour: green, dash: '10 3 2 3', marker: 'circle' },
  'vanilla-lg': { colour: pink, dash: '5 5', marker: 'circle' },
  'selection-first': { colour: olive, dash: '10 3 2 3', marker: 'circle' },
  'selection-uniform': { colour: vermilion, dash: '5 5', marker: 'circle' },
  'selection-width': { colour: sky, dash: '10 3 2 3', marker: 'circle' },
  mimetic: { colour: olive, dash: '5 5', marker: 'circle' },
  scratch: { colour: grey, dash: '5 5', marker: 'circle' },
  trained: { colour: grey, dash: '', marker: 'circle' },
  'pretrain-finetune': { colour: vermilion, dash: '10 3 2 3', marker: 'circle' },
};
