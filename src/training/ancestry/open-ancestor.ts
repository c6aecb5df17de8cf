import type { NetworkState } from '../../engine/engine.ts';
import type { NetworkSpec } from '../../engine/plan/network-spec.ts';
import type { TrainedSource } from '../../sws/des-net.ts';
import type { ExperimentContext } from '../context.ts';
import type { Teacher } from './teacher.ts';

/** A file that a person chose or a path named. */
export interface AncestorFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface OpenedAncestor {
  readonly teacher: Teacher | undefined;
  /** Its weights, where they are known. */
  readonly source: TrainedSource | undefined;
  dispose(): void;
}

export interface OpenAncestorOptions {
  readonly files: readonly AncestorFile[];
  /** The ancestor that was trained here. */
  readonly trained: { readonly network: NetworkSpec; readonly state: NetworkState } | undefined;
}

/** The ancestor as a teacher. */
export function openAncestor({ config }: ExperimentContext, { trained }: OpenAncestorOptions): Promise<OpenedAncestor | undefined> {
  if (config.ancestor !== 'trained' || !trained) return Promise.resolve(undefined);
  return Promise.resolve({ teacher: { kind: 'network', ...trained }, source: undefined, dispose() {} });
}
