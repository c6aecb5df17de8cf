/** Runs that were under way when their page or worker ended: offered to be gone on with, or discarded. */
import type { StoreApi } from 'zustand/vanilla';
import { formatBytes } from '../lib/format.ts';
import { messageOf } from '../lib/errors.ts';
import type { AskInterrupted } from '../worker/interrupted-client.ts';
import type { InterruptedContent, InterruptedRequest, InterruptedRun } from '../worker/interrupted-protocol.ts';
import { missingFile } from './chosen-files.ts';
import type { PlaygroundState } from './playground-state.ts';
import { readOrigin, type RunOrigin } from './run-origin.ts';

/** An interrupted run as the page offers it. */
export interface Interruption extends Omit<RunOrigin, 'ordinal'> {
  readonly id: string;
  /** 0 where it is not known. */
  readonly ordinal: number;
  /** What it is and how far, or why it can only be discarded. */
  readonly content: InterruptedContent | { readonly problem: string };
}

export class InterruptedRuns {
  readonly #store: StoreApi<PlaygroundState>;
  readonly #ask: AskInterrupted;

  constructor(store: StoreApi<PlaygroundState>, ask: AskInterrupted) {
    this.#store = store;
    this.#ask = ask;
  }

  /** Looks for them; `ended` is a run whose worker was ended a moment ago. Call it when kept runs are loaded. */
  async load(ended?: string): Promise<void> {
    await this.#request(ended === undefined ? { type: 'list' } : { type: 'list', ended }, 'whether a run was interrupted cannot be told');
    // Pages that ended after a run was kept and before its checkpoints went leave those.
    const kept = new Set(this.#store.getState().history.map(({ id }) => id));
    for (const { id } of this.#store.getState().interrupted) if (kept.has(id)) await this.discard(id);
  }

  /** Gives a run up, or removes what is not needed any more. */
  async discard(id: string): Promise<void> {
    this.take(id);
    await this.#request({ type: 'discard', runId: id }, 'what was kept of an interrupted run could not be removed');
  }

  /** Offers it no more in this visit: it is being gone on with, or left for another. */
  take(id: string): void {
    this.#store.setState(({ interrupted }) => ({ interrupted: interrupted.filter((run) => run.id !== id) }));
  }

  async #request(request: InterruptedRequest, failure: string): Promise<void> {
    const answer = await this.#ask(request);
    if (answer.type === 'failed') this.#store.setState({ notice: `${failure}: ${answer.message}` });
    else this.#store.setState({ interrupted: answer.runs.map(interruptionOf) });
  }
}

function interruptionOf({ id, content }: InterruptedRun): Interruption {
  const unknown = { id, name: id, ordinal: 0, engine: 'auto', files: '', targetFiles: '', series: undefined, running: undefined };
  if ('problem' in content) return { ...unknown, content };
  try {
    const origin = readOrigin(content.origin);
    // `tfjs` has several engines, of which the one that was asked for is needed.
    return { id, ...origin, engine: content.engine.name === 'tfjs' ? origin.engine : content.engine.name, content };
  } catch (thrown) {
    return { ...unknown, content: { problem: messageOf(thrown) } };
  }
}

/** Why it cannot be gone on with before files are chosen again or hosts are allowed; undefined where nothing is missing. */
export function missingToGoOn({ name, content, files, targetFiles }: Interruption, state: Pick<PlaygroundState, 'files' | 'images'>): string | undefined {
  if ('problem' in content) return content.problem;
  const missing = missingFile(content.config, state.files, state.images.allowedHosts);
  if (missing === undefined) return undefined;
  const ancestor = content.ancestorFiles.map((file) => `${file.name} (${formatBytes(file.bytes)})`);
  const before = [files, targetFiles, ...ancestor].filter((text) => text !== '');
  return `${name} cannot go on yet: ${missing}${before.length > 0 ? `. It was begun with ${before.join(', ')}` : ''}; then press Resume`;
}
