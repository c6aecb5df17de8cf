import { englishTransfer } from '../../lib/transfer-text.ts';
import { counted, formatDuration } from '../../lib/format.ts';

export const topBar = {
  name: 'Learngene Playground',
  training: 'Training',
  run: 'Run',
  resume: 'Resume',
  pause: 'Pause',
  step: 'Step',
  stop: 'Stop',
  runAll: (runs: number) => `Run all ${runs}`,
  allOf: (experiment: string, variants: readonly string[]) => `All of ${experiment}, one after the other: ${variants.join(', ')}`,
  preset: 'Preset',
  changedPreset: (label: string) => `${label}, changed`,
  presetGroups: {
    start: { title: 'Start.', help: 'Configurations to begin with and to change.' },
    paper: { title: 'The paper’s experiments.', help: 'Scaled to minutes on a laptop’s GPU, with the paper’s own numbers beside them.' },
  },
  commands: 'Commands',
  openPage: 'Open the whole page',
  themes: { title: 'Theme', light: 'Light theme', system: 'Theme of the system', dark: 'Dark theme' },
  language: {
    /** The other language in its own words, and what the button that names it does. */
    other: '中文',
    change: 'Chinese',
  },
};

export const progress = {
  title: 'Progress of the run',
  none: 'Press Run to train and to expand.',
  phases: {
    data: 'Opening the images',
    ancestor: 'Training ancestor',
    learngene: 'Training learngene',
    baselines: 'Training baselines',
    expansion: 'Evaluating Des-Nets',
    tuning: 'Tuning Des-Nets',
    done: 'Done',
  },
  activities: {
    ready: 'Ready', starting: 'Starting the worker', pausing: 'Pausing', paused: 'Paused', stopping: 'Stopping', complete: 'Complete',
    stopped: 'Stopped', failed: 'Failed',
  },
  network: (cause: string) => `network: ${cause}`,
  run: (place: number, runs: number) => `run ${place}/${runs}`,
  seed: (place: number, seeds: number) => `seed ${place}/${seeds}`,
  step: (step: number, steps: number) => `step ${step} of ${steps}`,
  speed: (images: number) => `${counted(images, 'image', 'images')}/s`,
  keptUntilStep: (step: number) => `kept until step ${step}`,
  keptUntilPhaseBefore: 'kept until the phase before',
  timeLeft: (seconds: number) => `${formatDuration(seconds)} left`,
  failed: (networks: string) => `${networks} failed`,
  /** What a screen reader hears behind the activity. */
  alsoDone: (percent: number) => `, ${percent} % done`,
  alsoFailed: (network: string, step: number) => `, ${network} failed at step ${step}`,
  transfer: englishTransfer,
};

export const engines = {
  title: 'Engine',
  /** The badge's first line, with what the adapter's name is too long for. */
  label: (detail: string | undefined) => `Engine${detail === undefined ? '' : ` · ${detail}`}`,
  undecided: 'decided at Run',
  automatic: 'The fastest engine of this browser is chosen when a run starts: '
    + 'the GPU by WebGPU where there is one, else the processor.',
  asked: (engine: string) => `The address asks for ${engine}.`,
  on: (adapter: string, reason: string) => ` on ${adapter}. ${reason}`,
  images: (name: string, training: number, validation: number, classes: number) => `Images: ${name}, ${training} for training, `
    + `${validation} for validation, ${counted(classes, 'class', 'classes')}.`,
  measure: 'Measure engines',
  measuring: (engine: string) => `Measuring ${engine} …`,
  theWorker: 'the worker',
  interrupted: 'A run was started before all engines were measured.',
  notNow: 'Possible when no run is under way.',
  offer: 'Times a training step of the form’s configuration.',
  measured: 'A training step of the form’s configuration: median of 5.',
  measuredEarlier: 'A training step of an earlier configuration: median of 5.',
  table: 'Engines measured',
  columns: { engine: 'Engine', adapter: 'Adapter', stepTime: 'Step time', speed: 'Images/s', ratio: 'To fastest' },
};
