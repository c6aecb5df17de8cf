import { counted } from '../../lib/format.ts';
import { everySteps } from './every-steps.ts';
import { loading } from './loading.ts';

export const charts = {
  table: 'Table',
  showTable: (title: string) => `Show table of ${title.toLowerCase()}`,
  values: (title: string) => `Values of ${title.toLowerCase()}`,
  rows: (first: number, last: number, rows: number) => `Rows ${first} to ${last} of ${rows}`,
  earlierRows: 'Earlier rows',
  laterRows: 'Later rows',
  download: (title: string) => `Download ${title.toLowerCase()}`,
  downloadAs: (title: string) => `Download ${title.toLowerCase()} as`,
  formats: {
    csv: { label: 'CSV', help: 'All values as they were recorded' },
    svg: { label: 'SVG', help: 'A drawing, with legend, configuration and link' },
    png: { label: 'PNG', help: 'The same as a picture' },
  },
  /** What the columns of a line with a band are called, after its label. */
  range: { mean: 'mean', low: 'lowest', high: 'highest' },
  interval: { mean: 'mean', low: '95 % from', high: '95 % to' },
  column: (line: string, name: string) => `${line}, ${name}`,
  spike: {
    of: (line: string) => `${line}: gradient spike`,
    ratio: (ratio: number) => `${ratio.toFixed(1)} × usual`,
    largest: (line: string, spikes: number, step: number, ratio: string) =>
      `${line}: ${spikes === 1 ? 'a gradient spike' : `${spikes} gradient spikes, the largest`} at step ${step} (${ratio})`,
  },
  headings: { depth: 'Depth', step: 'Step', epoch: 'Epoch', images: 'Training images seen', seconds: 'Seconds of training', seeds: 'Seeds' },
  axes: { step: 'step', epoch: 'epoch', images: 'training images seen', seconds: 'seconds of training' },
  /** An x in words. */
  at: {
    depth: (depth: number) => `Depth ${depth}`,
    step: (step: number) => `Step ${step}`,
    epoch: (epoch: string) => `Epoch ${epoch}`,
    images: (images: number) => counted(images, 'image', 'images'),
    seconds: (seconds: string) => `${seconds} s`,
  },
  band: (mean: string, low: string, high: string) => `${mean} (${low} to ${high})`,
  smoothedValue: (value: string, smoothed: string) => `${value}, smoothed ${smoothed}`,
  smoothed: (line: string) => `${line}, smoothed`,
  moreLines: (lines: number) => `and ${lines} more, in the table`,
  /** Behind the name of a line. */
  failed: ' (fail)',
  failedInSeeds: (failed: number, seeds: number) => ` (fail in ${failed} of ${counted(seeds, 'seed', 'seeds')})`,
  /** In words beside the figures of a line. */
  failures: {
    of: (line: string) => `${line}: failed seeds`,
    in: (failed: number, seeds: number) => `fail in ${failed} of ${counted(seeds, 'seed', 'seeds')}`,
  },
  plain: 'Values',
  minus: (baseline: string) => `Subtract ${baseline}`,
  points: (value: string) => `${value} pt`,
  zoom: {
    training: { part: 'Shown part of training', all: 'Show all of training' },
    depths: { part: 'Shown depths', all: 'Show all depths' },
    tuning: { part: 'Shown part of tuning', all: 'Show all of tuning' },
    cost: { part: 'Shown part of the training spent', all: 'Show all of the training spent' },
    from: 'From',
    to: 'To',
  },
  metrics: { loss: 'Loss', accuracy: 'Accuracy' },
  phases: { untuned: 'Untuned', tuned: 'Tuned' },
  /** What a picture says of a run. */
  notes: {
    run: (name: string, preset: string) => `${name}: ${preset}`,
    on: (images: string) => `on ${images}`,
    seeds: (seeds: readonly number[]) => `seed${seeds.length > 1 ? 's' : ''} ${seeds.join(', ')}`,
    by: (adapter: string) => `by ${adapter}`,
    all: (parts: readonly string[]) => parts.join(', '),
  },
};

export const curves = {
  title: loading.titles.curves,
  invitation: 'The Aux-Net, and whatever else the strategies need, will learn side by side here.',
  line: { training: (network: string) => `${network}, training`, validation: (network: string) => `${network}, validation` },
  caption: 'thin: batches, marked: validation',
  captionOfSeeds: (seeds: number) => `thin: batches, bands: range over ${seeds} seeds`,
  failure: (network: string, reason: string) => `${network}: ${reason}`,
  against: 'Training against',
  axes: {
    step: { label: 'Steps' },
    epoch: { label: 'Epochs', help: 'Passes over the training images' },
    images: { label: 'Images', help: 'Training images seen' },
    seconds: { label: 'Seconds', help: 'Of each seed, pauses left out' },
  },
  smoothing: 'Smoothing',
  smoothings: {
    none: { label: 'Raw' },
    light: { label: 'Smooth a little', help: 'Over about 3 batches' },
    medium: { label: 'Smooth', help: 'Over about 10 batches' },
    strong: { label: 'Smooth a lot', help: 'Over about 30 batches' },
  },
  log: 'Log',
  logScale: 'Log scale of loss',
};

export const depthChart = {
  titles: { loss: loading.titles.depth, accuracy: 'Accuracy against depth' },
  shown: 'Shown against depth',
  phase: 'Before or after tuning',
  difference: 'Values or a difference',
  minusHelp: 'Each strategy minus the same of the baseline',
  sws: 'SWS',
  axes: { untuned: 'depth of the untuned Des-Net, layers', tuned: 'depth of the tuned Des-Net, layers' },
  chance: 'chance',
  noDifference: 'no difference',
  minus: (strategy: string, other: string) => `${strategy} minus ${other}`,
  minusBaseline: (strategy: string, baseline: string) => `${strategy} minus that of ${baseline}`,
  paper: (experiment: string, images: string | undefined) => `Paper’s ${experiment}, on ${images ?? 'other images'}`,
  paperLine: (line: string, experiment: string) => `${line}, paper’s ${experiment}`,
  captions: {
    untuned: 'Straight from the learngene',
    tuned: 'After tuning',
    live: (step: number, steps: number, images: number) => `At step ${step} of ${steps}, ${counted(images, 'validation image', 'validation images')}`,
    afterTuning: (steps: number) => `After ${counted(steps, 'step', 'steps')} of tuning`,
    afterTraining: (steps: number) => `After all ${steps} steps`,
    some: (when: string, done: number, all: number) => `${when}, ${done} of ${all} Des-Nets`,
    all: (when: string) => `${when}, all validation images`,
    intervals: (seeds: number) => `Mean and paired 95 % interval of ${seeds} seeds`,
    oneSeed: 'One seed: repeat over seeds for an interval',
    baselineIntervals: (baseline: string, seeds: number) => `Minus ${baseline}, paired 95 % interval of ${seeds} seeds`,
    baselineOneSeed: (baseline: string) => `Minus ${baseline}, the one seed that both have`,
    baselineMeans: (baseline: string) => `Minus ${baseline}, means of different seeds`,
  },
  invitations: {
    run: 'Press Run: as the Aux-Net learns, SWS should fall with depth and Simple-LG rise.',
    failed: (networks: string) => `${networks} failed: there is nothing to expand.`,
    tuned: 'Des-Nets are evaluated on all validation images when each has been tuned.',
    untuned: (steps: number) => `The Des-Nets are evaluated ${everySteps(steps)}, and at the end.`,
  },
  moment: 'Moment of the run',
  newest: 'newest',
  step: (step: number) => `step ${step}`,
  replay: { play: 'Replay how the lines came about', pause: 'Pause the replay', next: 'Show the next moment' },
};

export const tuningChart = {
  titles: { loss: 'Loss while tuning', accuracy: 'Accuracy while tuning' },
  depth: 'Depth in tuning',
  layers: (layers: number) => counted(layers, 'layer', 'layers'),
  shown: 'Shown while tuning',
  against: 'Tuning against',
  axes: { step: 'Steps', epoch: 'Epochs' },
  axisTitles: { step: 'step of tuning', epoch: 'epoch of tuning' },
  scratchAfter: (steps: number) => `scratch after ${counted(steps, 'step', 'steps')}`,
  scratchEnd: 'Scratch’s final accuracy',
  passes: (passes: readonly string[]) => `Scratch’s final accuracy: ${passes.join(' · ')}`,
  pass: (strategy: string, when: string) => `${strategy} ${when}`,
  invitation: (steps: number) => `Des-Nets are tuned after the learngene is trained, evaluated ${everySteps(steps)}.`,
  nothing: 'Nothing is tuned: give tuning steps in the configuration.',
};

export const tradeoffChart = {
  titles: { loss: 'Loss against cost', accuracy: 'Accuracy against cost' },
  shown: 'Shown against cost',
  against: 'Cost counted',
  axes: {
    flops: { label: 'FLOPs', help: 'Of a Des-Net, for one image' },
    parameters: { label: 'Parameters', help: 'Of a Des-Net' },
    training: { label: 'Training', help: 'What the Des-Nets are made from, once, and the tuning of all of them' },
  },
  axisTitles: {
    flops: 'FLOPs of the Des-Net, for one image', parameters: 'parameters of the Des-Net', training: 'training spent on one seed, sample·FLOPs',
  },
  headings: { flops: 'FLOPs', parameters: 'Parameters', training: 'Sample·FLOPs' },
  /** A cost in words. */
  at: {
    flops: (count: string) => `${count} FLOPs`,
    parameters: (count: string) => `${count} parameters`,
    training: (count: string) => `${count} sample·FLOPs`,
  },
  atDepth: (depth: number, cost: string) => `Depth ${depth}: ${cost}`,
  phase: 'Size before or after tuning',
  log: 'Log',
  logScale: 'Log scale of training',
  meanOver: (depths: string) => `Mean over depths ${depths}`,
  passes: (passes: readonly string[]) => `training saved in passing scratch: ${passes.join(' · ')}`,
  /** `ratio` as the paper prints it: `3.2 ×`. */
  passed: (strategy: string, ratio: string) => `${strategy} ${ratio}`,
  passedUntrained: (strategy: string) => `${strategy} all`,
  notPassed: (strategy: string) => `${strategy} did not pass`,
  invitation: 'Press Run: strategies that learn more for less lie further up and to the left.',
};
