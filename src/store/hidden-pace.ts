/** How fast a run goes while its tab is hidden, against before; by a clock that does not jump, in seconds. */

/** Seconds of training in sight before its pace is known, and hidden before it is judged. */
const LEAST_SECONDS = 10;
/** Share of the pace below which the person is told. */
const SLOW = 0.5;

export interface HiddenSpell {
  /** How long the tab was hidden. */
  readonly seconds: number;
  /** Pace meanwhile, as a share of that before. */
  readonly share: number;
}

interface Moment {
  readonly at: number;
  /** Work done by then, in units of `Progress`. */
  readonly done: number;
}

export class HiddenPace {
  #seen: Moment | undefined;
  #hidden: Moment | undefined;
  /** Units of work a second in sight. */
  #rate: number | undefined;

  /** A run goes on, or its tab is in sight again: its pace is measured from here. */
  begin(moment: Moment): void {
    this.#seen = moment;
    this.#hidden = undefined;
  }

  /** It is paused or over: nothing is measured. */
  end(): void {
    this.#seen = undefined;
    this.#hidden = undefined;
  }

  hide(moment: Moment): void {
    const seconds = this.#seen && moment.at - this.#seen.at;
    if (this.#seen && seconds !== undefined && seconds >= LEAST_SECONDS) this.#rate = (moment.done - this.#seen.done) / seconds;
    this.#hidden = this.#seen && moment;
    this.#seen = undefined;
  }

  /** The time since `hide`, where training was slow in it; undefined where it was not, or nobody knows. */
  show(moment: Moment): HiddenSpell | undefined {
    const hidden = this.#hidden;
    this.begin(moment);
    if (!hidden) return undefined;
    const seconds = moment.at - hidden.at;
    if (!this.#rate || seconds < LEAST_SECONDS) return undefined;
    const share = (moment.done - hidden.done) / seconds / this.#rate;
    return share < SLOW ? { seconds, share } : undefined;
  }
}
