import type { LessonName, LessonStep } from '../../config/view-link.ts';
import { signed } from '../../findings/judgement.ts';
import { ratioText } from '../../findings/ledger.ts';
import type { LessonChoice, LessonFacts } from '../../lessons/facts.ts';
import type { Measured } from '../../lessons/measured.ts';
import { counted, formatCount } from '../../lib/format.ts';
import { general } from './general.ts';

/** The words of one lesson. Paragraphs are short, one thought each. */
export interface LessonWords<Name extends LessonName> {
  readonly title: string;
  /** What it is about, for the list of lessons. */
  readonly summary: string;
  readonly idea: readonly string[];
  readonly look: readonly string[];
  /** The button that leads to the lesson's field in the form. */
  readonly field: string;
  readonly question: string;
  readonly choices: Readonly<Record<LessonChoice<Name>, string>>;
  /** What is run, one text a variant. */
  readonly variants: readonly string[];
  /** What the built-in results are, where they are not the lesson's own runs. */
  readonly builtIn: string;
  /** What the runs come to, made from their figures. */
  readonly answer: (facts: LessonFacts[Name]) => readonly string[];
  /** What the paper makes of it. */
  readonly meaning: readonly string[];
}

function percent(share: number): string {
  return general.percent((100 * share).toFixed(1));
}

/** With its interval, where there is one. */
function withInterval({ mean, interval }: Measured, digits: number, unit = ''): string {
  const range = interval
    ? `95 % interval ${signed(interval.low, digits)} to ${signed(interval.high, digits)}, ${interval.seeds} seeds`
    : 'one seed, so without an interval';
  return `${signed(mean, digits)}${unit} (${range})`;
}

function trend(slope: number): string {
  return slope > 0 ? 'rises' : 'falls';
}

const sameRecipe = 'The same two networks, each trained with the same three seeds.';

const learngene: LessonWords<'learngene'> = {
  title: 'What a learngene is',
  summary: 'Networks of many depths from a handful of layers, without training any of them.',
  idea: [
    'A phone has room for a small network, a server for a deep one. Training each of them from nothing is expensive.',
    'The paper trains one auxiliary network, the Aux-Net, and cuts its layers into stages. All layers of a stage share one set of weights.',
    'After training, each stage has left one layer. These few layers are the learngene.',
  ],
  look: [
    'In the picture, each colour is a stage. The Aux-Net has 8 layers in 4 stages, so its learngene has 4 layers.',
    'A descendant network, a Des-Net, takes its layers from the learngene: each stage’s layer is repeated in place. Press Play below the picture and watch one being filled.',
  ],
  field: 'Go to the stage layout',
  question: 'A Des-Net of 6 layers was never trained: it is neither the learngene nor the Aux-Net. How many images will it classify correctly?',
  choices: {
    guesses: 'Hardly more than by guessing',
    between: 'About halfway between guessing and the Aux-Net',
    near: 'Nearly as many as the Aux-Net',
  },
  variants: ['An Aux-Net of 8 layers in 4 stages, and Des-Nets of 4 to 8 layers'],
  builtIn: 'The same run, with the same three seeds.',
  answer: ({ depth, accuracy, auxNetAccuracy, auxNetDepth, chance, share, stages, storedParameters, separateParameters, desNets }) => [
    `The Des-Net of ${depth} layers classifies ${percent(accuracy)} correctly, the Aux-Net of ${auxNetDepth} layers ${percent(auxNetAccuracy)}; guessing gives ${percent(chance)}.`,
    `That is ${(100 * share.mean).toFixed(0)} % of the way from guessing to the Aux-Net${share.interval ? ` (95 % interval ${(100 * share.interval.low).toFixed(0)} to ${(100 * share.interval.high).toFixed(0)} %)` : ''}, without a single step of training. Less than a quarter counts as guessing here, more than three quarters as nearly the same.`,
    `All ${desNets} Des-Nets of the run come from the same ${stages} layers: ${formatCount(storedParameters)} parameters are stored instead of ${formatCount(separateParameters)}.`,
  ],
  meaning: [
    'Because a stage’s layer was applied several times in a row while it was trained, it has learnt to be repeated. The paper calls this stage information.',
  ],
};

const simpleLg: LessonWords<'simple-lg'> = {
  title: 'Why Simple-LG breaks',
  summary: 'The same expansion, with layers that never learnt to be repeated.',
  idea: [
    'Could any trained layers be a learngene? The paper tries it and calls it Simple-LG: train an ordinary network of 4 layers, then repeat its layers as SWS does.',
    'SWS, stage-wise weight sharing, is the way of lesson 1: its layers are repeated during training already. In Simple-LG nothing is shared, so no layer was ever applied twice.',
  ],
  look: [
    'Choose Simple-LG above the picture: its Des-Nets are coloured as those of SWS. Only where the layers come from differs.',
    'At 4 layers a Simple-LG Des-Net is the ordinary network itself. Deeper ones repeat its layers.',
  ],
  field: 'Go to the strategies',
  question: 'Simple-LG’s Des-Nets have 4 to 8 layers. As they get deeper, what happens to their validation loss (how wrong they are on images they never saw; lower is better)?',
  choices: {
    falls: 'It falls: more layers make a better network',
    level: 'It hardly changes: the weights are the same',
    rises: 'It rises: the repeated layers do harm',
  },
  variants: ['An Aux-Net for SWS and an ordinary network for Simple-LG, and Des-Nets of 4 to 8 layers of each'],
  builtIn: 'The paper’s Figure 1(d) in small: 5 stages, Des-Nets of 6 to 14 layers.',
  answer: ({ shallowest, deepest, simpleLgSlope, swsSlope, simpleLgLoss, swsLoss, drift }) => [
    `From ${shallowest} to ${deepest} layers, Simple-LG’s loss ${trend(simpleLgSlope.mean)}: ${withInterval(simpleLgSlope, 3, ' per layer')}.`,
    `That of SWS ${trend(swsSlope.mean)}: ${withInterval(swsSlope, 3, ' per layer')}. At ${deepest} layers Simple-LG is at ${simpleLgLoss.toFixed(2)}, SWS at ${swsLoss.toFixed(2)}.`,
    ...(drift
      ? [`Repeating a stage to the Aux-Net’s depth moves its outputs by ${percent(drift.vanillaNet)} in the ordinary network, and by ${percent(drift.auxNet)} in the Aux-Net.`]
      : []),
  ],
  meaning: [
    'Each layer of an ordinary network expects what the layer before it puts out. Given its own output instead, it is in a place it never saw in training. The layers of SWS have always been given their own.',
  ],
};

const layouts: LessonWords<'layouts'> = {
  title: 'Stage layouts and balance',
  summary: 'As many layers and stages, shared evenly or unevenly.',
  idea: [
    'A stage layout says how many layers each stage has: 2,2,2,2 is four stages of two layers.',
    'A layout is balanced if its stages have nearly as many layers each, and unbalanced if not, as 1,3,1,3. Both of these have 8 layers and store 4.',
  ],
  look: [
    'The layout stands in the form, and in the picture as colours. You can change it there with + and −; the lesson puts its own back before it runs.',
    'In an unbalanced layout one layer must fit many places, and another only one.',
  ],
  field: 'Go to the stage layout',
  question: 'Two Aux-Nets are trained alike, one with 2,2,2,2, the other with 1,3,1,3. Which classifies more validation images correctly?',
  choices: {
    balanced: 'The balanced one, 2,2,2,2',
    level: 'Both alike, within a point of accuracy',
    unbalanced: 'The unbalanced one, 1,3,1,3',
  },
  variants: ['Balanced: 2,2,2,2', 'Unbalanced: 1,3,1,3'],
  builtIn: sameRecipe,
  answer: ({ balanced, unbalanced, balancedAccuracy, unbalancedAccuracy, lead, failures }) => [
    `The Aux-Net ${balanced.join(',')} reaches ${balancedAccuracy === undefined ? 'nothing: it diverged' : percent(balancedAccuracy)}, ${unbalanced.join(',')} reaches ${unbalancedAccuracy === undefined ? 'nothing: it diverged' : percent(unbalancedAccuracy)}.`,
    ...(lead ? [`The lead of the balanced one is ${withInterval(lead, 1, ' points')}; less than a point either way counts as alike.`] : []),
    failures.balanced + failures.unbalanced === 0
      ? 'Neither diverged.'
      : `Training diverged in ${counted(failures.balanced, 'seed', 'seeds')} of the balanced layout and in ${failures.unbalanced} of the unbalanced one.`,
  ],
  meaning: [
    'In the paper’s Table 5 the balanced 3,3,4,3,3 reaches 80.9 % and the unbalanced 4,1,6,1,4 reaches 80.7 %; 4,1,5,2,3 does not converge at all. So balance is above all the safer choice.',
  ],
};

const orders: LessonWords<'orders'> = {
  title: 'Expansion orders and randomness',
  summary: 'Which stages get the extra layers, by a rule or by chance.',
  idea: [
    'A Des-Net of 6 layers from a learngene of 4 has two layers to give away. Which stages get them?',
    'Cyclic initialisation goes through the stages in a fixed order. Front-Mid-Last begins at the first stage, Front-Last-Mid goes from both ends to the middle.',
    'Random-assigned initialisation gives the extra layers to stages by chance.',
  ],
  look: [
    'Choose the strategies above the picture and compare their Des-Nets of 6 and 7 layers. With the draws of random-assigned you see that chance may give one stage everything.',
    'With 4 and with 8 layers both orders give the same network: nothing, or nothing uneven, is given away.',
  ],
  field: 'Go to the initialisation order',
  question: 'Averaged over depths and draws, where does the loss of random-assigned Des-Nets lie, beside that of cyclic ones?',
  choices: {
    lower: 'Lower: chance finds better networks',
    level: 'About level: the weights are the same',
    higher: 'Higher: the order matters',
  },
  variants: ['One Aux-Net, and Des-Nets in both orders and by five random draws'],
  builtIn: 'The paper’s Table 4 in small: 5 stages, Des-Nets of 7 to 12 layers, five draws.',
  answer: ({ gap, depths, widest, ordersApart, draws }) => [
    `Over depths ${depths[0]} to ${depths.at(-1)}, random-assigned’s loss minus cyclic’s is ${withInterval(gap, 3)}.`,
    `Draws differ: at ${widest.depth} layers the best of ${draws} draws a seed has a loss of ${widest.best.toFixed(2)}, the worst ${widest.worst.toFixed(2)}.`,
    ...(ordersApart === undefined ? [] : [`The two orders, where they are not the same network, are ${ordersApart.toFixed(3)} apart in the mean.`]),
  ],
  meaning: [
    'The Aux-Net taught each stage with its own number of repetitions. Cyclic initialisation keeps that proportion, which the paper calls expansion guidance; chance does not.',
  ],
};

const distillation: LessonWords<'distillation'> = {
  title: 'Distillation on and off',
  summary: 'An Aux-Net taught by a larger network, and one taught by labels alone.',
  idea: [
    'A label says only “circle”. A well-trained larger network, the ancestor or Ans-Net, says “circle, but a little like an octagon”.',
    'Distillation trains the Aux-Net to give the ancestor’s probabilities. The share α in the form mixes both lessons: 1 is the ancestor alone, 0 the labels alone.',
  ],
  look: [
    'The ancestor is chosen in the form, and stands at the left of the picture. It is trained first, wider and deeper than the Aux-Net and with nothing shared.',
    'Its training costs time too; the form shows how much.',
  ],
  field: 'Go to the ancestor',
  question: 'Two Aux-Nets are trained for as many steps, one on an ancestor’s probabilities, one on labels. What does the ancestor do to the accuracy?',
  choices: {
    helps: 'It helps, by more than a point',
    level: 'It makes no difference, within a point',
    harms: 'It harms',
  },
  variants: ['With an ancestor', 'With labels alone'],
  builtIn: sameRecipe,
  answer: ({ withTeacher, withoutTeacher, teacher, lead }) => [
    `The Aux-Net reaches ${percent(withTeacher)} with the ancestor and ${percent(withoutTeacher)} without.`,
    `The ancestor is worth ${withInterval(lead, 1, ' points')}; less than a point either way counts as none.`,
    ...(teacher === undefined ? [] : [`The ancestor itself reaches ${percent(teacher)}: what it does not know it cannot teach.`]),
  ],
  meaning: [
    'In the paper’s Table 5 the Aux-Net 2,2,2,2,2,2 reaches 80.7 % with distillation and 77.7 % without. Its ancestor, LeViT-384, was trained long before and on far more images than ours.',
  ],
};

const costs: LessonWords<'costs'> = {
  title: 'The cost of ten models',
  summary: 'Ten networks from scratch, or one learngene and ten short tunings.',
  idea: [
    'Say you need ten networks, of 4 to 13 layers. From scratch, each is trained from random weights for 300 steps: 3,000 in all.',
    'With a learngene, one Aux-Net is trained for 300 steps. Each Des-Net then starts from the learngene and is tuned, that is, trained as usual, for only 30.',
  ],
  look: [
    'The costs below the form are computed from formulas as you edit. Those of a run, beside the paper’s, stand in the tab Costs.',
    'Change the tuning steps and watch; the lesson puts its own back before it runs.',
  ],
  field: 'Go to the tuning steps',
  question: 'Of the ten tuned Des-Nets, how many will be at least as accurate as the network of the same depth from scratch, which had ten times as many steps of its own?',
  choices: {
    few: 'Few: three at most',
    some: 'Some: four to six',
    most: 'Most: seven or more',
  },
  variants: ['One Aux-Net, ten Des-Nets tuned, and ten networks from scratch'],
  builtIn: 'The same run, with the same seed.',
  answer: ({ models, asGood, lead, steps, training, storage, paperTraining, paperStorage, seeds }) => [
    `${asGood} of ${models} tuned Des-Nets are at least as accurate as their twin from scratch; in the mean the tuned ones are ${Math.abs(lead).toFixed(1)} points ${lead < 0 ? 'behind' : 'ahead'}.`,
    `${seeds === 1 ? 'This is one seed: a difference of a point or two at one depth may be chance. ' : ''}What it costs is no matter of chance: ${models} × ${steps.scratch} steps from scratch against ${steps.learngene} + ${models} × ${steps.tuning} are ${ratioText(training)} as many epochs (passes over the images).`,
    `To be able to make all ${models}, storing each network takes ${ratioText(storage)} the parameters of the learngene.`,
    `The paper’s ten networks: ${ratioText(paperTraining)} in training, ${ratioText(paperStorage)} in storage.`,
  ],
  meaning: ['The learngene is trained once. So the more models you need, the more you save.'],
};

const lessonWords: { readonly [Name in LessonName]: LessonWords<Name> } = { learngene, 'simple-lg': simpleLg, layouts, orders, distillation, costs };

/** All that lessons say. */
export const lessons = {
  listTitle: 'Six guided experiments',
  listHelp: 'You predict, you run, you look. Nothing starts by itself, and your configuration comes back when you leave.',
  finished: 'finished',
  resume: (step: string) => `go on at: ${step}`,
  place: (number: number, count: number) => `Lesson ${number} of ${count}`,
  stepsLabel: 'Steps of the lesson',
  steps: { idea: 'Idea', look: 'Look', predict: 'Predict', run: 'Run', answer: 'Answer' } satisfies Record<LessonStep, string>,
  stepName: (number: number, name: string) => `Step ${number}: ${name}`,
  stepPlace: (number: number, count: number) => `Step ${number} of ${count}`,
  leave: 'Leave the lesson',
  left: 'Your configuration is back as it was before the lesson',
  fold: 'Fold the lesson',
  unfold: 'Unfold the lesson',
  next: 'Next',
  back: 'Back',
  lookAt: 'Show it on the page',
  predictFirst: 'Choose an answer first; there is no wrong one yet.',
  predictionKept: 'You have seen the answer, so the prediction stays. Start the lesson again to make another.',
  whatRuns: (count: number) => (count === 1 ? 'One run:' : `${count} runs, one after the other:`),
  run: 'Run the experiment',
  runAgain: 'Run again',
  stop: 'Stop',
  takes: {
    known: (time: string) => `About ${time} on this machine, by what was measured here. You can watch the charts meanwhile.`,
    long: (time: string) => `About ${time} on this machine, by what was measured here; the built-in results are here at once.`,
    gpu: 'Meant to take a minute at most on a laptop’s GPU. You can watch the charts meanwhile.',
    processor: 'This browser offers no GPU. On the processor it takes some minutes; the built-in results are here at once.',
  },
  underWay: (share: number, run: number, runs: number) => `${runs > 1 ? `Run ${run} of ${runs}: ` : ''}${Math.round(100 * share)} % done`,
  otherRun: 'Another run is under way. Wait for it, or stop it above.',
  ready: 'Your runs are complete.',
  notReady: 'No run yet. Run the experiment, or look at the built-in results.',
  builtInReady: 'The built-in results are here.',
  useBuiltIn: 'Use built-in results',
  builtInMissing: 'The built-in results could not be fetched: this copy of the page lacks them, or there is no network.',
  whose: 'Whose results',
  sources: { own: 'Your run', 'built-in': 'Built-in results' },
  ownShown: (names: string) => `From your own: ${names}.`,
  builtInShown: (what: string) => `Not your run, but results that come with the page. ${what}`,
  noResults: 'There is nothing to answer from yet: the lesson has not been run.',
  toRun: 'Go to the run',
  unreadable: 'These results lack what the question is about; run the lesson again.',
  predicted: (choice: string) => `You predicted: “${choice}”.`,
  verdicts: {
    right: 'The run shows just that.',
    wrong: (shown: string) => `The run shows otherwise: “${shown}”.`,
    open: 'The run does not decide: its interval holds more than one of the answers, or there is only one seed.',
  },
  paper: {
    agrees: 'The paper found the same, at a far larger scale.',
    contradicts: (choice: string) => `The paper found otherwise: “${choice}”. A network this small, trained this briefly, need not agree; that is worth knowing too.`,
    open: (choice: string) => `The paper’s answer is “${choice}”; this run neither confirms nor contradicts it.`,
  },
  meaning: 'What the paper makes of it',
  again: 'Start again',
  nextLessonShort: 'Next lesson',
  nextLesson: (title: string) => `Next lesson: ${title}`,
  end: 'End the lesson',
  lessons: lessonWords,
};
