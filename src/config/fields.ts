/**
 * The one table of what a person can configure. Defaults, validation, links, the form and the command
 * line are all derived from it; a new option is one entry here. The defaults are the preset `quick`.
 */
import type { ChoiceField, Field, ValueOf } from './field.ts';
import { publicDatasets, type PublicDatasetName } from './public-datasets.ts';

type DataChoice = 'shapes10' | 'image-folder' | 'address' | PublicDatasetName;
type TargetChoice = 'none' | 'glyphs8' | 'image-folder' | 'address' | PublicDatasetName;
type AncestorChoice = 'none' | 'trained' | 'safetensors' | 'tfjs';
type DistillationChoice = 'soft' | 'hard';
type ViewsChoice = 'augmented' | 'cached';
type AncestorPixelsChoice = 'data' | 'imagenet' | 'unit' | 'signed';

const publicOptions = publicDatasets.map(({ name, label }) => ({ value: name, label: `${label} (from the Hub)` }));

export const fields = {
  data: {
    kind: 'choice', key: 'data', group: 'data', label: 'Images', default: 'shapes10',
    options: [
      { value: 'shapes10', label: 'shapes10 (built in)' },
      { value: 'image-folder', label: 'Your own images' },
      { value: 'address', label: 'Images at an address' },
      ...publicOptions,
    ],
    help: 'shapes10 is ten classes of drawn shapes, made by a seeded generator. Your own are folders of images (train/class/file and test/class/file, or only class/file), CIFAR, IDX, WebDataset or Parquet, packed or not. Public sets are fetched from the Hugging Face Hub when you say so.',
    paper: 'ImageNet-1K',
  } as ChoiceField<DataChoice>,
  dataUrl: {
    kind: 'text', key: 'data-url', group: 'data', label: 'Address', default: '', maxLength: 2000,
    help: 'Where the images lie: Parquet, an archive, a folder of shards (ending in /), or a data set’s page on huggingface.co; several are parted by spaces. Contacted only after you allow it.',
  },
  imageSize: {
    kind: 'integer', key: 'image', group: 'data', label: 'Image size', default: 32, min: 8, max: 224, unit: 'px',
    help: 'Images of another size are scaled to this many pixels a side.', paper: '224',
  },
  validationFraction: {
    kind: 'number', key: 'validation', group: 'data', label: 'Validation share', default: 0.2, min: 0.01, max: 0.9, step: 0.01,
    help: 'Share of images held out, drawn by the seed, when the images have no test part.',
  },
  flip: {
    kind: 'boolean', key: 'flip', group: 'data', label: 'Random flips', default: true,
    help: 'Mirror each training image left to right with probability one half.',
  },
  shift: {
    kind: 'integer', key: 'shift', group: 'data', label: 'Random shift', default: 2, min: 0, max: 32, unit: 'px',
    help: 'Move each training image by up to this many pixels each way.',
  },
  target: {
    kind: 'choice', key: 'target', group: 'data', label: 'Transfer to', default: 'none',
    options: [
      { value: 'none', label: 'The same images' },
      { value: 'glyphs8', label: 'glyphs8 (built in)' },
      { value: 'image-folder', label: 'Other images of your own' },
      { value: 'address', label: 'Images at an address' },
      ...publicOptions,
    ],
    help: 'Images on which Des-Nets are tuned. On other images than the learngene’s, classes differ and the head is new (Table 2, Fig. 5).', paper: 'CIFAR-100, Food-101, …',
  } as ChoiceField<TargetChoice>,
  targetUrl: {
    kind: 'text', key: 'target-url', group: 'data', label: 'Address to transfer to', default: '', maxLength: 2000,
    help: 'Where the images of tuning lie, as with “Address”.',
  },
  ancestor: {
    kind: 'choice', key: 'ancestor', group: 'ancestry', label: 'Ancestor (Ans-Net)', default: 'none',
    options: [
      { value: 'none', label: 'None: labels only' },
      { value: 'trained', label: 'Train a larger ViT first' },
      { value: 'safetensors', label: 'A ViT from a file (.safetensors)' },
      { value: 'tfjs', label: 'A TensorFlow.js model' },
    ],
    help: 'The well-trained teacher whose predictions the Aux-Net distils (Section 3.2).', paper: 'LeViT-384',
  } as ChoiceField<AncestorChoice>,
  ancestorDepth: {
    kind: 'integer', key: 'ancestor-depth', group: 'ancestry', label: 'Ancestor depth', default: 10, min: 1, max: 48, unit: 'layers',
    help: 'Layers of the ancestor; no weights are shared in it.',
  },
  ancestorDim: {
    kind: 'integer', key: 'ancestor-dim', group: 'ancestry', label: 'Ancestor width', default: 96, min: 8, max: 1024,
    help: 'Embedding dimension of the ancestor; divisible by its heads.',
  },
  ancestorHeads: {
    kind: 'integer', key: 'ancestor-heads', group: 'ancestry', label: 'Ancestor heads', default: 4, min: 1, max: 32,
    help: 'Attention heads of the ancestor.',
  },
  ancestorSteps: {
    kind: 'integer', key: 'ancestor-steps', group: 'ancestry', label: 'Ancestor steps', default: 300, min: 1, max: 1_000_000, unit: 'steps',
    help: 'Training steps of the ancestor before the Aux-Net starts.',
  },
  ancestorUrl: {
    kind: 'text', key: 'ancestor-url', group: 'ancestry', label: 'Ancestor address', default: '', maxLength: 500,
    help: 'Address of the .safetensors file or the model.json, contacted only when a run starts; with #sha256= and 64 digits behind it (of a model.json a comma and 64 more, of its weight files), no other file will do. Empty: the files you choose.',
  },
  ancestorImageSize: {
    kind: 'integer', key: 'ancestor-image', group: 'ancestry', label: 'Ancestor image size', default: 32, min: 8, max: 512, unit: 'px',
    help: 'Side of the images a TensorFlow.js model expects; ours are scaled to it.',
  },
  ancestorPixels: {
    kind: 'choice', key: 'ancestor-pixels', group: 'ancestry', label: 'Ancestor pixel values', default: 'data',
    options: [
      { value: 'data', label: 'Mean 0, deviation 1 of these images' },
      { value: 'imagenet', label: 'ImageNet’s mean and deviation' },
      { value: 'unit', label: '0 to 1' },
      { value: 'signed', label: '−1 to 1' },
    ],
    help: 'How an imported ancestor was given its pixels when it was trained; a file whose metadata says it is believed.',
  } as ChoiceField<AncestorPixelsChoice>,
  ancestorClasses: {
    kind: 'text', key: 'ancestor-classes', group: 'ancestry', label: 'Ancestor classes', default: '', maxLength: 20_000,
    help: 'Class names in the order of an imported ancestor’s outputs, separated by commas; empty: the order of these images.',
  },
  distillation: {
    kind: 'choice', key: 'distillation', group: 'ancestry', label: 'Distillation', default: 'soft',
    options: [
      { value: 'soft', label: 'Soft: its probabilities' },
      { value: 'hard', label: 'Hard: its first choice' },
    ],
    help: 'What is learned from the ancestor: all its probabilities (Eq. 2), or the class it puts first, as DeiT does.', paper: 'soft',
  } as ChoiceField<DistillationChoice>,
  teacherViews: {
    kind: 'choice', key: 'teacher-views', group: 'ancestry', label: 'Ancestor looks at', default: 'augmented',
    options: [
      { value: 'augmented', label: 'Each augmented image' },
      { value: 'cached', label: 'Each image once, unaugmented' },
    ],
    help: 'Looked at once, unaugmented, its predictions are kept for all epochs: less faithful, much cheaper.', paper: 'augmented',
  } as ChoiceField<ViewsChoice>,
  alpha: {
    kind: 'number', key: 'alpha', group: 'ancestry', label: 'Distillation share α', default: 1, min: 0, max: 1, step: 0.05,
    help: 'Loss = (1 − α)·labels + α·distillation (Eq. 4). Used only with an ancestor.', paper: '1',
  },
  temperature: {
    kind: 'number', key: 'tau', group: 'ancestry', label: 'Temperature τ', default: 1, min: 0.1, max: 20, step: 0.5,
    help: 'Softens both predictions before they are compared (Eq. 2). Used only with an ancestor.', paper: '1',
  },
  patchSize: {
    kind: 'integer', key: 'patch', group: 'network', label: 'Patch size', default: 8, min: 1, max: 64, unit: 'px',
    help: 'Side of the square patches an image is cut into; must divide the image size. Smaller patches mean more tokens.', paper: '16',
  },
  dim: {
    kind: 'integer', key: 'dim', group: 'network', label: 'Width', default: 64, min: 8, max: 1024,
    help: 'Embedding dimension d of every token; divisible by the heads.', paper: '384 (S), 768 (B)',
  },
  heads: {
    kind: 'integer', key: 'heads', group: 'network', label: 'Heads', default: 4, min: 1, max: 32,
    help: 'Attention heads of each layer, the same in Aux-Net and Des-Nets.', paper: '6 (S), 12 (B)',
  },
  mlpRatio: {
    kind: 'integer', key: 'ratio', group: 'network', label: 'MLP ratio', default: 2, min: 1, max: 8,
    help: 'Hidden width of each MLP as a multiple of d.', paper: '4',
  },
  stageLayout: {
    kind: 'integers', key: 'layout', group: 'stages', label: 'Stage layout', default: [2, 2, 2, 2], min: 1, max: 32, maxLength: 16, distinct: false,
    help: 'Layers in each stage of the Aux-Net. All layers of a stage share one set of weights, so the learngene has one layer a stage.', paper: '3,3,4,3,3',
  },
  learningRate: {
    kind: 'number', key: 'lr', group: 'training', label: 'Learning rate', default: 0.002, min: 0.000001, max: 1, step: 0.0001,
    help: 'Peak learning rate of AdamW, reached after warm-up and followed by a cosine to 0.', paper: '5e-4 · batch/512',
  },
  weightDecay: {
    kind: 'number', key: 'decay', group: 'training', label: 'Weight decay', default: 0.05, min: 0, max: 1, step: 0.01,
    help: 'AdamW’s decoupled weight decay; biases, norms and the position embedding are spared.', paper: '0.05',
  },
  clipNorm: {
    kind: 'number', key: 'clip', group: 'training', label: 'Gradient clipping', default: 1, min: 0, max: 1000, step: 0.5,
    help: 'Largest global gradient norm; 0 switches clipping off.', paper: '0 (off)',
  },
  warmup: {
    kind: 'number', key: 'warmup', group: 'training', label: 'Warm-up', default: 0.05, min: 0, max: 0.9, step: 0.01,
    help: 'Share of the steps in which the learning rate rises linearly from 0.', paper: '5 of 100 epochs',
  },
  batchSize: {
    kind: 'integer', key: 'batch', group: 'training', label: 'Batch', default: 64, min: 1, max: 4096, unit: 'images',
    help: 'Images in each training step.',
  },
  steps: {
    kind: 'integer', key: 'steps', group: 'training', label: 'Steps', default: 300, min: 1, max: 1_000_000, unit: 'steps',
    help: 'Training steps of the Aux-Net, and as many of Simple-LG’s vanilla net.', paper: '100 or 150 epochs',
  },
  seed: {
    kind: 'integer', key: 'seed', group: 'training', label: 'Seed', default: 0, min: 0, max: 4_294_967_295,
    help: 'Decides initial weights, batch order, augmentation and random draws. The same seed on the same engine gives the same run.',
  },
  seeds: {
    kind: 'integer', key: 'seeds', group: 'training', label: 'Repeat over seeds', default: 1, min: 1, max: 20, unit: 'seeds',
    help: 'The run is repeated with this many seeds, counting up from the first; charts show mean and range. The ancestor is trained once.',
  },
  depths: {
    kind: 'integers', key: 'depths', group: 'expansion', label: 'Des-Net depths', default: [4, 5, 6, 7, 8], min: 1, max: 64, maxLength: 32, distinct: true,
    help: 'Numbers of layers of the Des-Nets; each at least the number of stages.', paper: '6 to 15',
  },
  strategies: {
    kind: 'strategies', key: 'strategies', group: 'expansion', label: 'Strategies', default: ['cyclic', 'simple-lg', 'random-assigned'],
    help: 'How the learngene becomes a Des-Net; each is evaluated at every depth.', paper: 'cyclic',
  },
  order: {
    kind: 'order', key: 'order', group: 'expansion', label: 'Initialisation order', default: 'front-mid-last',
    help: 'Which stages get the extra layers first when the depth is no multiple of the stages (Fig. 3c).', paper: 'Front-Mid-Last',
  },
  draws: {
    kind: 'integer', key: 'draws', group: 'expansion', label: 'Random draws', default: 3, min: 1, max: 20,
    help: 'Seeded draws of each random strategy; charts show their mean and range.',
  },
  tuneSteps: {
    kind: 'integer', key: 'tune-steps', group: 'tuning', label: 'Tuning steps', default: 0, min: 0, max: 1_000_000, unit: 'steps',
    help: 'Steps of ordinary fine-tuning of each chosen Des-Net, on labels alone, its layers no longer shared; 0 leaves tuning out.', paper: '10 epochs',
  },
  tuneStrategies: {
    kind: 'strategies', key: 'tune-strategies', group: 'tuning', label: 'Tuned strategies', default: ['cyclic', 'scratch'],
    help: 'Which initialisations are tuned; of random ones the first draw.',
  },
  tuneDepths: {
    kind: 'integers', key: 'tune-depths', group: 'tuning', label: 'Tuned depths', default: [8], min: 1, max: 64, maxLength: 32, distinct: true,
    help: 'Numbers of layers of the Des-Nets that are tuned. All of one depth see the same batches in the same order.', paper: '6 to 15',
  },
  tuneLearningRate: {
    kind: 'number', key: 'tune-lr', group: 'tuning', label: 'Tuning learning rate', default: 0.0002, min: 0.000001, max: 1, step: 0.0001,
    help: 'First learning rate of tuning, followed by a cosine to 1e-6 without warm-up.', paper: '1/10 to 1/20 of the first phase’s',
  },
  scratchSteps: {
    kind: 'integer', key: 'scratch-steps', group: 'tuning', label: 'Scratch steps', default: 300, min: 1, max: 1_000_000, unit: 'steps',
    help: 'Steps of the scratch networks, from random weights by the recipe of the first phase: the accuracy that tuning has to pass.', paper: '100 epochs',
  },
  tuneEvery: {
    kind: 'integer', key: 'tune-every', group: 'tuning', label: 'Tuning evaluation every', default: 25, min: 1, max: 1_000_000, unit: 'steps',
    help: 'How often networks in tuning are evaluated, on as many images as the live evaluation.',
  },
  evaluateEvery: {
    kind: 'integer', key: 'every', group: 'evaluation', label: 'Live evaluation every', default: 50, min: 1, max: 1_000_000, unit: 'steps',
    help: 'How often all Des-Nets are evaluated, untuned, while the Aux-Net trains.',
  },
  evaluationImages: {
    kind: 'integer', key: 'live-images', group: 'evaluation', label: 'Live evaluation on', default: 256, min: 1, max: 100_000, unit: 'images',
    help: 'Validation images used by each live evaluation; the last one always uses all.',
  },
} satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

/** A whole experiment's configuration: one value for every field. */
export type ExperimentConfig = { readonly [Name in FieldName]: ValueOf<(typeof fields)[Name]> };

/** Field names in table order. */
export const fieldNames = Object.keys(fields) as FieldName[];

/** The field of that name, as the general type. */
export function fieldOf(name: FieldName): Field {
  return fields[name];
}
