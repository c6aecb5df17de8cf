import { EngineError } from '../engine/engine-error.ts';
import { nameOfEngine, nextEngineDown } from '../engine/engine-name.ts';
import type { Engine } from '../engine/engine.ts';
import { invariant } from '../lib/errors.ts';

/** Opens an engine anew by its name or a choice such as `auto`; `reason` says why that one, where it is no choice. */
export type OpenEngine = (name: string, reason?: string) => Promise<Engine>;

/**
 * The engine of a run, one at a time. Nobody else keeps it, so that the memory of one that failed is free before the
 * next is opened.
 */
export class EngineSlot {
  readonly #open: OpenEngine;
  #current: Engine | undefined;
  #renewed = false;

  constructor(open: OpenEngine) {
    this.#open = open;
  }

  /** Opens the first one. */
  async start(name: string): Promise<void> {
    invariant(!this.#current, 'a slot is started once');
    this.#current = await this.#open(name);
  }

  get current(): Engine {
    invariant(this.#current, 'a slot is started before it is used');
    return this.#current;
  }

  /** How the engine failed, where that is behind what was thrown. */
  faultBehind(thrown: unknown): EngineError | undefined {
    return thrown instanceof EngineError ? thrown : this.#current?.fault?.();
  }

  /**
   * Puts another in the place of an engine that failed: the first time the same one anew, which gives it a new device,
   * then, or where that does not start, the next engine down. Throws an EngineError when there is none left.
   */
  async replace(why: EngineError): Promise<void> {
    const failed = nameOfEngine(this.current.info);
    this.dispose();
    const isRenewal = !this.#renewed;
    this.#renewed = true;
    for (let name = isRenewal ? failed : nextEngineDown(failed); name; name = nextEngineDown(name)) {
      const reason = name === failed ? `started anew after it failed (${why.summary})` : `${failed} failed (${why.summary})`;
      this.#current = await this.#open(name, reason).catch(() => undefined);
      if (this.#current) return;
    }
    throw new EngineError(why.fault, why.engine, `${why.detail}, and no other engine could take over`, { cause: why });
  }

  dispose(): void {
    this.#current?.dispose();
    this.#current = undefined;
  }
}
