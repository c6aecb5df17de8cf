/** How a Des-Net gets its layers before tuning: the rows of the paper's comparisons. */
export type StrategyName =
  | 'cyclic'
  | 'front-mid-last'
  | 'front-last-mid'
  | 'simple-lg'
  | 'random-assigned'
  | 'random-shuffled'
  | 'stacking'
  | 'interlacing'
  | 'tleg'
  | 'vanilla-lg'
  | 'selection-first'
  | 'selection-uniform'
  | 'selection-width'
  | 'mimetic'
  | 'scratch'
  | 'trained'
  | 'pretrain-finetune';

/**
 * A network that is trained before Des-Nets can be made from it; all but the ancestor have the Des-Nets' shape.
 * - `aux-net`: the layers of a stage share one block;
 * - `vanilla-net`: one layer for each stage, nothing shared;
 * - `tleg-net`: as deep as the Aux-Net, its layers linear combinations of two stored blocks;
 * - `deep-net`: as deep as the Aux-Net, nothing shared: the larger model that others take whole layers from;
 * - `ancestor`: the teacher, or a larger ViT of its own width;
 * - `trained`: one network for each depth, for the Aux-Net's whole budget;
 * - `none`: nothing needs to be trained.
 */
export type SourceNetwork = 'aux-net' | 'vanilla-net' | 'tleg-net' | 'deep-net' | 'ancestor' | 'trained' | 'none';

export interface Strategy {
  readonly name: StrategyName;
  readonly label: string;
  /** One sentence for a reader who does not know the paper. */
  readonly help: string;
  /** What must have been trained beforehand. */
  readonly needs: SourceNetwork;
  /** Whether layer sources depend on a draw, so that several draws are reported (mean and range). */
  readonly random: boolean;
}

/** All strategies in the order in which tables and legends show them. */
export const strategies: readonly Strategy[] = [
  {
    name: 'cyclic',
    label: 'SWS (cyclic)',
    help: 'Each stage’s learngene layer is repeated in place, stages in network order; the initialisation order says which stages get the extra layers (Section 3.3).',
    needs: 'aux-net',
    random: false,
  },
  {
    name: 'front-mid-last',
    label: 'SWS, Front-Mid-Last',
    help: 'Cyclic, the extra layers dealt from the first stage on, whatever order is set (Fig. 3c, Table 4).',
    needs: 'aux-net',
    random: false,
  },
  {
    name: 'front-last-mid',
    label: 'SWS, Front-Last-Mid',
    help: 'Cyclic, the extra layers dealt from the outside in, whatever order is set (Fig. 3c, Table 4).',
    needs: 'aux-net',
    random: false,
  },
  {
    name: 'simple-lg',
    label: 'Simple-LG',
    help: 'The same mapping, but the layers come from an ordinary network trained without weight sharing (Fig. 1b).',
    needs: 'vanilla-net',
    random: false,
  },
  {
    name: 'random-assigned',
    label: 'Random-assigned',
    help: 'Each stage gets at least one layer, the rest are dealt to stages at random; stages stay in order (Table 4, RI).',
    needs: 'aux-net',
    random: true,
  },
  {
    name: 'random-shuffled',
    label: 'Random-shuffled',
    help: 'Every layer is a learngene layer drawn at random, so that even the order of stages is lost: a stress test.',
    needs: 'aux-net',
    random: true,
  },
  {
    name: 'stacking',
    label: 'Stacking',
    help: 'The whole learngene repeated one after the other (StackBERT): the right weights in the wrong stage order.',
    needs: 'aux-net',
    random: false,
  },
  {
    name: 'interlacing',
    label: 'Interlacing',
    help: 'Layer i takes learngene layer ⌊i·M/L⌋: nearly cyclic, differing only in which stages get the extra layers.',
    needs: 'aux-net',
    random: false,
  },
  {
    name: 'tleg',
    label: 'TLEG',
    help: 'Layer ℓ is θ_B + ((ℓ − 1)/L)·θ_A, from an Aux-Net that was trained with two blocks combined in this way (Xia et al., 2024).',
    needs: 'tleg-net',
    random: false,
  },
  {
    name: 'vanilla-lg',
    label: 'Vanilla-LG',
    help: 'The last three blocks of a deep trained ViT become the Des-Net’s last three; all else, the head too, is random (Wang et al., 2022).',
    needs: 'deep-net',
    random: false,
  },
  {
    name: 'selection-first',
    label: 'Weight selection, first',
    help: 'The first L layers of a deep trained ViT, embedding and head copied (Xu et al., 2023: IMwLM).',
    needs: 'deep-net',
    random: false,
  },
  {
    name: 'selection-uniform',
    label: 'Weight selection, even',
    help: 'L evenly spaced layers of a deep trained ViT, embedding and head copied (Xu et al., 2023: IMwLM).',
    needs: 'deep-net',
    random: false,
  },
  {
    name: 'selection-width',
    label: 'Weight selection, width',
    help: 'Evenly spaced layers of the ancestor, and of each of its tensors evenly spaced rows and columns (Xu et al., 2023).',
    needs: 'ancestor',
    random: false,
  },
  {
    name: 'mimetic',
    label: 'Mimetic',
    help: 'Untrained, attention drawn so that QKᵀ ≈ 0.7Z + 0.7I and V·proj ≈ 0.4Z − 0.4I (Trockman and Kolter, 2023).',
    needs: 'none',
    random: false,
  },
  {
    name: 'scratch',
    label: 'Scratch',
    help: 'Random weights: normal, deviation 0.02 at width 768 and more in narrower networks, biases 0, norms 1. Untuned it guesses; tuned it is the yardstick.',
    needs: 'none',
    random: false,
  },
  {
    name: 'trained',
    label: 'Trained',
    help: 'A network of that depth trained from scratch on the labels for the Aux-Net’s whole budget: the paper’s reference line.',
    needs: 'trained',
    random: false,
  },
  {
    name: 'pretrain-finetune',
    label: 'Pre-train, fine-tune',
    help: 'The trained network of that depth, moved to the target images with a new head (Table 2, PF). Seen only tuned.',
    needs: 'trained',
    random: false,
  },
];

/** The strategy of that name. */
export function strategyNamed(name: StrategyName): Strategy {
  const found = strategies.find((strategy) => strategy.name === name);
  if (!found) throw new Error(`broken invariant: no strategy ${name}`);
  return found;
}
