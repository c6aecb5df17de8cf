import { charts, curves, depthChart, tradeoffChart, tuningChart } from './charts.ts';
import { expansion } from './expansion.ts';
import { findings, findingsPanel, ledger } from './findings.ts';
import { firstEnglish } from './first-english.ts';
import { images } from './images.ts';
import { memory } from './memory.ts';
import { paper } from './paper.ts';
import { runs } from './runs.ts';
import { sortable } from './sortable.ts';

/** All text of the page, as it is first written. */
export const english = {
  ...firstEnglish, charts, curves, depthChart, expansion, findings, findingsPanel, images, ledger, memory, paper, runs, sortable, tradeoffChart, tuningChart,
};
