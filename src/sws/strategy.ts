/** How a Des-Net gets its layers before tuning: the rows of the paper's comparisons. */
export type StrategyName =
  | 'cyclic'
  | 'simple-lg'
  | 'random-assigned'
  | 'random-shuffled'
  | 'stacking'
  | 'interlacing';

export interface Strategy {
  readonly name: StrategyName;
  readonly label: string;
  /** One sentence for a reader who does not know the paper. */
  readonly help: string;
  /** The network whose trained layers are the learngene. */
  readonly learngeneOf: 'aux-net' | 'vanilla-net';
  /** Whether layer sources depend on a draw, so that several draws are reported (mean and range). */
  readonly random: boolean;
}

/** All strategies in the order in which tables and legends show them. */
export const strategies: readonly Strategy[] = [
  {
    name: 'cyclic',
    label: 'SWS (cyclic)',
    help: 'Each stage’s learngene layer is repeated in place, stages in network order (Section 3.3).',
    learngeneOf: 'aux-net',
    random: false,
  },
  {
    name: 'simple-lg',
    label: 'Simple-LG',
    help: 'The same mapping, but the layers come from an ordinary network trained without weight sharing (Fig. 1b).',
    learngeneOf: 'vanilla-net',
    random: false,
  },
  {
    name: 'random-assigned',
    label: 'Random-assigned',
    help: 'Each stage gets at least one layer, the rest are dealt to stages at random; stages stay in order (Table 4, RI).',
    learngeneOf: 'aux-net',
    random: true,
  },
  {
    name: 'random-shuffled',
    label: 'Random-shuffled',
    help: 'Every layer is a learngene layer drawn at random, so that even the order of stages is lost: a stress test.',
    learngeneOf: 'aux-net',
    random: true,
  },
  {
    name: 'stacking',
    label: 'Stacking',
    help: 'The whole learngene repeated one after the other (StackBERT): the right weights in the wrong stage order.',
    learngeneOf: 'aux-net',
    random: false,
  },
  {
    name: 'interlacing',
    label: 'Interlacing',
    help: 'Layer i takes learngene layer ⌊i·M/L⌋: nearly cyclic, differing only in which stages get the extra layers.',
    learngeneOf: 'aux-net',
    random: false,
  },
];

/** The strategy of that name. */
export function strategyNamed(name: StrategyName): Strategy {
  const found = strategies.find((strategy) => strategy.name === name);
  if (!found) throw new Error(`broken invariant: no strategy ${name}`);
  return found;
}
