import type { NetworkState } from '../../engine/engine.ts';
import { storedTensors, type NetworkSpec } from '../../engine/plan/network-spec.ts';
import type { TrainedSource } from '../../sws/des-net.ts';
import type { ExperimentContext } from '../context.ts';
import { cachedLogits } from './cached-logits.ts';
import { classMap, parseClassNames } from './class-map.ts';
import { readFileAncestor } from './file-ancestor.ts';
import { modelTeacher } from './model-ancestor.ts';
import { chosenFiles, filesAt, type AncestorFile } from './model-files.ts';
import { normalisationOf } from './pixel-values.ts';
import type { Teacher } from './teacher.ts';

export type { AncestorFile } from './model-files.ts';

/** An ancestor at hand: who teaches, and, where its weights are known, what can be selected from. */
export interface OpenedAncestor {
  readonly teacher: Teacher;
  readonly source: TrainedSource | undefined;
  /** Lets go of what opening took: an imported ancestor's weights, not a trained one's. */
  dispose(): void;
}

export interface OpenAncestorOptions {
  /** Chosen files of an imported ancestor without an address. */
  readonly files: readonly AncestorFile[];
  /** The ancestor that was trained here, unless it failed; its state stays its trainer's. */
  readonly trained: { readonly network: NetworkSpec; readonly state: NetworkState } | undefined;
}

type AncestorContext = Pick<ExperimentContext, 'config' | 'dataset' | 'engine' | 'control' | 'progress'>;

/**
 * Opens the configured ancestor; nothing where there is none, or where the trained one failed. With `teacherViews`
 * `cached` it has looked at all training images when this resolves. Throws an InputError for files and addresses that
 * give no ancestor of these images, and `Stopped` when the experiment is stopped meanwhile.
 */
export async function openAncestor(context: AncestorContext, options: OpenAncestorOptions): Promise<OpenedAncestor | undefined> {
  const { config, engine, dataset, control, progress } = context;
  if (config.ancestor === 'safetensors' || config.ancestor === 'tfjs') progress.begin('ancestor');
  const opened = await openUncached(context, options);
  if (!opened || config.teacherViews === 'augmented') return opened;
  const onProgress = (pass: number, passes: number, images: number): void => {
    if (pass === 0) progress.begin('ancestor', { steps: passes });
    else progress.trained(pass, images, 0);
  };
  try {
    const teacher = await cachedLogits(opened.teacher, { engine, dataset, control, onProgress });
    return { teacher, source: opened.source, dispose: () => teacher.dispose() };
  } finally {
    opened.dispose();
  }
}

async function openUncached(context: AncestorContext, { files, trained }: OpenAncestorOptions): Promise<OpenedAncestor | undefined> {
  const { ancestor } = context.config;
  switch (ancestor) {
    case 'none':
      return undefined;
    case 'trained':
      return trained && { teacher: { kind: 'network', ...trained }, source: undefined, dispose: () => undefined };
    case 'safetensors':
      return openFile(context, files);
    case 'tfjs':
      return openModel(context, files);
    default:
      return ancestor satisfies never;
  }
}

/** Bytes of a ViT's file: more than ViT-L's. */
const MOST_FILE_BYTES = 2e9;

async function openFile({ config, dataset, engine, control }: AncestorContext, chosen: readonly AncestorFile[]): Promise<OpenedAncestor> {
  const files = config.ancestorUrl ? filesAt(config.ancestorUrl, control.signal) : chosenFiles(chosen, '.safetensors');
  const bytes = await files.readMain(MOST_FILE_BYTES);
  const { network, weights, normalisation } = readFileAncestor(bytes, { name: files.name, config, dataset });
  const state = engine.createState(storedTensors(network), weights);
  return {
    teacher: { kind: 'network', network, state, normalisation },
    source: { weights, shape: network.shape },
    dispose: () => state.dispose(),
  };
}

async function openModel({ config, dataset, engine, control }: AncestorContext, chosen: readonly AncestorFile[]): Promise<OpenedAncestor> {
  const files = config.ancestorUrl ? filesAt(config.ancestorUrl, control.signal) : chosenFiles(chosen, '.json');
  const { ancestorImageSize: imageSize, ancestorPixels, ancestorClasses } = config;
  const { channels, classNames } = dataset;
  const normalisation = normalisationOf(ancestorPixels, dataset);
  const { loadTfjsModel } = await import('../../engine/tfjs/tfjs-model.ts'); // tfjs is large, and few runs need it here
  const model = await loadTfjsModel(files, { engine: engine.info.name, imageSize, channels });
  try {
    const map = classMap({ declared: parseClassNames(ancestorClasses), subject: 'ancestor classes', outputs: model.classes, classNames });
    const teacher = modelTeacher({ model, dataset, imageSize, normalisation, classMap: map });
    return { teacher, source: undefined, dispose: () => teacher.dispose() };
  } catch (thrown) {
    model.dispose();
    throw thrown;
  }
}
