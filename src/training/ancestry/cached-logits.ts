import { imageBytes, imageCount, type ImageDataset } from '../../data/dataset.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Normalisation } from '../../engine/plan/forward.ts';
import { inferencePlan } from '../../engine/plan/inference-plan.ts';
import { InputError, at } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Batch } from '../batch.ts';
import type { ExperimentControl } from '../control.ts';
import { passOf } from '../evaluation.ts';
import type { LogitsTeacher, NetworkTeacher, Teacher } from './teacher.ts';

/** Most bytes of logits that are kept. */
const MOST_BYTES = 1e9;
/** Images that a teacher outside the plan is given at a time. */
const MODEL_PASS = 64;

export interface CachedLogitsOptions {
  readonly engine: Engine;
  readonly dataset: ImageDataset;
  readonly control: Pick<ExperimentControl, 'checkpoint' | 'signal'>;
  /** Told before the first pass and after each how many have been made and of how many, and the images of the pass. */
  readonly onProgress?: (pass: number, passes: number, images: number) => void;
}

/**
 * A teacher that looks at every training image once, unaugmented, before training begins, and answers from memory
 * ever after. The teacher behind it is not needed any more once this resolves. Throws an InputError where the logits
 * would take more than 1 GB.
 */
export async function cachedLogits(teacher: Teacher, options: CachedLogitsOptions): Promise<LogitsTeacher> {
  const { engine, dataset } = options;
  const images = imageCount(dataset, 'train');
  const classes = teacher.kind === 'network' ? teacher.network.shape.classes : teacher.classes;
  const bytes = 4 * images * classes;
  if (bytes > MOST_BYTES) {
    throw new InputError('teacherViews', `ancestor’s predictions of ${images} images and ${classes} classes: take ${formatBytes(bytes)}, more than ${formatBytes(MOST_BYTES)}; let it look at each augmented image`);
  }
  const viewer = teacher.kind === 'network' ? await networkViewer(teacher, engine, dataset) : modelViewer(teacher, dataset);
  try {
    return teacherFrom(await viewAll(viewer, classes, options), classes);
  } finally {
    viewer.dispose();
  }
}

/** A teacher that looks at `batch` unaugmented images at a time. */
interface Viewer {
  readonly batch: number;
  /** Logits [batch, classes] of images [batch, size, size, channels]; the array may be reused. */
  view(images: Uint8Array): Promise<Float32Array>;
  dispose(): void;
}

async function networkViewer({ network, state, normalisation }: NetworkTeacher, engine: Engine, dataset: ImageDataset): Promise<Viewer> {
  const pixels: Normalisation = normalisation ?? dataset;
  const { batch } = passOf(network, imageCount(dataset, 'train'), pixels);
  const executable = await engine.compile(inferencePlan(network, batch, pixels), { student: state });
  const labels = new Int32Array(batch); // the plan reports a loss, which nobody reads
  return {
    batch,
    async view(images) {
      await executable.run({ images, labels });
      const [outputs] = await executable.drain();
      return outputs?.['logits'] ?? new Float32Array();
    },
    dispose: () => executable.dispose(),
  };
}

function modelViewer(teacher: LogitsTeacher, dataset: ImageDataset): Viewer {
  const batch = Math.min(MODEL_PASS, imageCount(dataset, 'train'));
  const still = { labels: new Int32Array(batch), augmentation: new Int32Array(3 * batch), numbers: new Int32Array(batch) };
  let number = 0;
  return { batch, view: (images) => teacher.logitsOf({ ...still, images, number: ++number }), dispose: () => undefined };
}

/** Logits of all training images [images, classes], in the order of their numbers. */
async function viewAll(viewer: Viewer, classes: number, { dataset, control, onProgress }: CachedLogitsOptions): Promise<Float32Array> {
  const { batch } = viewer;
  const size = imageBytes(dataset);
  const total = imageCount(dataset, 'train');
  const logits = new Float32Array(total * classes);
  const images = new Uint8Array(batch * size);
  let waiting = 0;
  let done = 0;
  const passes = Math.ceil(total / batch);
  onProgress?.(0, passes, 0);
  const view = async (): Promise<void> => {
    await control.checkpoint('work');
    const seen = await viewer.view(images); // the last pass is filled up with images of the one before
    logits.set(seen.subarray(0, waiting * classes), done * classes);
    done += waiting;
    onProgress?.(Math.ceil(done / batch), passes, waiting);
    waiting = 0;
  };
  for (const index of dataset.shardCounts.train.keys()) {
    const shard = await dataset.readShard('train', index, control.signal);
    for (let first = 0; first < shard.count; ) {
      const some = Math.min(batch - waiting, shard.count - first);
      images.set(shard.images.subarray(first * size, (first + some) * size), waiting * size);
      first += some;
      waiting += some;
      if (waiting === batch) await view();
    }
  }
  if (waiting > 0) await view();
  return logits;
}

function teacherFrom(logits: Float32Array, classes: number): LogitsTeacher {
  let answer = new Float32Array();
  let answered: number | undefined;
  return {
    kind: 'logits',
    classes,
    logitsOf({ numbers, number }: Batch) {
      if (answered !== number) {
        answered = number;
        if (answer.length !== numbers.length * classes) answer = new Float32Array(numbers.length * classes);
        for (let i = 0; i < numbers.length; i++) {
          const start = at(numbers, i) * classes;
          answer.set(logits.subarray(start, start + classes), i * classes);
        }
      }
      return Promise.resolve(answer);
    },
    dispose: () => undefined,
  };
}
