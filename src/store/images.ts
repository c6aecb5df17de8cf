/** What the page knows about images: whom it may ask for them, a look at them, how they come, and what is kept. */
import type { ImageUse } from '../config/image-origin.ts';
import type { ImagesResponse, ImagesView, StoreOverview, TransferState } from '../worker/images-protocol.ts';

export interface ImagesState {
  /** Hosts that the person has allowed to be contacted, in this visit. */
  readonly allowedHosts: readonly string[];
  /** A look at images, or their fetching, under way or ended; one at a time for each use. */
  readonly tasks: Readonly<Partial<Record<ImageUse, ImagesTask>>>;
  /** What is kept in this browser, once it was asked for. */
  readonly kept: StoreOverview | undefined;
  /** What came of removing, or why what is kept cannot be told. */
  readonly keptNote: string | undefined;
}

export interface ImagesTask {
  readonly id: string;
  readonly kind: 'look' | 'fetch';
  readonly status: 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  readonly transfer: TransferState | undefined;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly notices: readonly string[];
  readonly view: ImagesView | undefined;
  readonly problem: string | undefined;
}

export const noImages: ImagesState = { allowedHosts: [], tasks: {}, kept: undefined, keptNote: undefined };

export function startedTask(id: string, kind: ImagesTask['kind']): ImagesTask {
  return { id, kind, status: 'running', transfer: undefined, progress: undefined, notices: [], view: undefined, problem: undefined };
}

export function isUnderWay(task: ImagesTask | undefined): boolean {
  return task?.status === 'running' || task?.status === 'paused';
}

/** The state after a message of the images worker; messages of tasks that were replaced change nothing. */
export function imagesAfter(state: ImagesState, message: ImagesResponse): ImagesState {
  if (message.type === 'stored') return { ...state, kept: message.overview, keptNote: message.note };
  const uses: readonly ImageUse[] = ['data', 'target'];
  const use = uses.find((each) => state.tasks[each]?.id === message.id);
  const task = use && state.tasks[use];
  if (!use || !task) return message.type === 'failed' ? { ...state, keptNote: message.message } : state;
  return { ...state, tasks: { ...state.tasks, [use]: taskAfter(task, message) } };
}

function taskAfter(task: ImagesTask, message: Exclude<ImagesResponse, { type: 'stored' }>): ImagesTask {
  switch (message.type) {
    case 'transfer': return { ...task, transfer: message.transfer };
    case 'notice': return { ...task, notices: [...task.notices, message.text] };
    case 'progress': return { ...task, progress: message };
    case 'looked': return { ...task, status: 'done', view: message.view };
    case 'fetched': return { ...task, status: 'done' };
    case 'failed': return { ...task, status: 'failed', problem: message.message };
    case 'cancelled': return { ...task, status: 'cancelled' };
    default: return message satisfies never;
  }
}
