import { formatDuration } from '../../lib/format.ts';
import type { Address } from './address.ts';
import type { Network } from './network.ts';
import { waitAfter } from './patience.ts';
import type { Ongoing } from './transfer-meter.ts';
import { refused, Trouble } from './trouble.ts';
import { sleep, whilePaused } from './wait.ts';

export interface Tries {
  /** `; try 2 of 6`; empty in the first. */
  which(): string;
  /** Something came, so that troubles are counted from the beginning. */
  succeeded(): void;
  /** Waits until the next try. Throws what cannot be mended, and an InputError after the last try. */
  failed(thrown: unknown, isCounted: boolean): Promise<void>;
}

/** Counts the tries to get something from an address. */
export function triesFor(address: Address, { transfer, patience }: Network, ongoing: Ongoing): Tries {
  let failures = 0;
  let which = '';
  return {
    which: () => which,
    succeeded: () => void ([failures, which] = [0, '']),
    async failed(thrown, isCounted) {
      transfer.signal.throwIfAborted();
      if (!(thrown instanceof Trouble)) throw thrown;
      const isHeld = await whilePaused(transfer, () => ongoing.paused());
      if (isHeld) ongoing.resumed();
      if (isHeld || !isCounted) return;
      failures++;
      const most = thrown.unreachable ? Math.min(patience.firstTries, patience.tries) : patience.tries;
      if (failures >= most) throw refused(address, `${thrown.message}${failures > 1 ? `, in the last of ${failures} tries` : ''}`, thrown.remedy);
      const asked = thrown.retryAfter ?? 0;
      if (asked > patience.longestRetryAfter) throw refused(address, thrown.message, `try again in ${formatDuration(asked / 1000)}, as the server asks`);
      const wait = Math.max(asked, waitAfter(failures, patience));
      which = `; try ${failures + 1} of ${most}`;
      ongoing.waiting(`${thrown.message}${which} in ${formatDuration(wait / 1000)}`);
      await sleep(wait, transfer.signal);
      ongoing.waiting(`${thrown.message}${which}`);
    },
  };
}
