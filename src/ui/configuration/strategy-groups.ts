import { strategies, type SourceNetwork, type Strategy } from '../../sws/strategy.ts';

export interface StrategyGroup {
  readonly title: string;
  readonly strategies: readonly Strategy[];
}

/** What must be trained for a strategy besides the Aux-Net, in a word or two. */
const needsLabels: Readonly<Record<SourceNetwork, string>> = {
  'aux-net': '',
  'vanilla-net': 'vanilla net',
  'tleg-net': 'TLEG net',
  'deep-net': 'deep net',
  ancestor: 'ancestor',
  trained: 'a net a depth',
  none: '',
};

/** The strategies by what they need trained beforehand, each group in table order. */
export const strategyGroups: readonly StrategyGroup[] = [
  { title: 'From the Aux-Net', strategies: strategies.filter(({ needs }) => needs === 'aux-net') },
  { title: 'From other trained networks', strategies: strategies.filter(({ needs }) => needsLabels[needs] !== '') },
  { title: 'Nothing trained', strategies: strategies.filter(({ needs }) => needs === 'none') },
];

/** `vanilla net`, as a tag; empty where nothing but the Aux-Net, or nothing at all, is needed. */
export function needsLabel({ needs }: Strategy): string {
  return needsLabels[needs];
}

/** What must be trained, as a sentence. */
export function needsSentence({ needs }: Strategy): string {
  const words: Readonly<Record<SourceNetwork, string>> = {
    'aux-net': 'Needs the Aux-Net alone.',
    'vanilla-net': 'Needs a net of one layer a stage, trained beside the Aux-Net.',
    'tleg-net': 'Needs TLEG’s own Aux-Net, trained beside ours.',
    'deep-net': 'Needs a net as deep as the Aux-Net with nothing shared, trained beside it.',
    ancestor: 'Needs the ancestor, trained first or from a file.',
    trained: 'Needs one network trained for each depth: costly.',
    none: 'Needs nothing trained.',
  };
  return words[needs];
}
