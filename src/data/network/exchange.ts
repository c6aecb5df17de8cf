import { onAbort } from '../concurrent.ts';
import type { Address } from './address.ts';
import type { Network } from './network.ts';
import type { Ongoing } from './transfer-meter.ts';
import { brokenOff, seconds, Trouble, unanswered } from './trouble.ts';
import { whilePaused } from './wait.ts';

/** One request and the body of its answer. It ends by data, by the transfer's abort, or when nothing comes for too long. */
export interface Exchange {
  /** Throws a Trouble or an InputError where there is no answer. */
  ask(init: RequestInit): Promise<Response>;
  /** The body, piece by piece as it is asked for. Throws a Trouble where it breaks off. */
  body(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  /** Whether the transfer was paused meanwhile, which no server waits for very long. */
  wasPaused(): boolean;
  /** Ends the connection unless all has come. */
  close(): void;
}

/** `which` is told where nothing comes: the number of the try, if it is not the first. */
export function exchangeWith(address: Address, network: Network, ongoing: Ongoing, which: string): Exchange {
  const { transfer, reached } = network;
  const controller = new AbortController();
  const forget = onAbort(transfer.signal, () => controller.abort(transfer.signal.reason));
  const silence = silenceWatch(network, ongoing, which, (trouble) => controller.abort(trouble));
  let paused = false;
  const whenAllowed = async (): Promise<void> => {
    if (!(await whilePaused(transfer, () => ongoing.paused()))) return;
    paused = true;
    ongoing.resumed();
  };
  const failure = (thrown: unknown, otherwise: (thrown: unknown) => Error): unknown => {
    if (transfer.signal.aborted) return transfer.signal.reason;
    return controller.signal.aborted ? controller.signal.reason : otherwise(thrown);
  };
  return {
    async ask(init) {
      await whenAllowed();
      const url = address.current;
      try {
        const response = await silence.during(fetch(url, { ...init, signal: controller.signal, credentials: 'omit' }));
        reached.add(new URL(url).origin);
        return response;
      } catch (thrown) {
        throw failure(thrown, (error) => unanswered(address, error, { reached: reached.has(new URL(url).origin) }));
      }
    },
    async *body({ body }) {
      const reader = body?.getReader();
      if (!reader) return;
      for (;;) {
        await whenAllowed();
        const { value, done } = await silence.during(reader.read()).catch((thrown: unknown) => {
          throw failure(thrown, brokenOff);
        });
        if (done) return;
        yield value;
      }
    },
    wasPaused: () => paused || silence.wasPaused(),
    close() {
      silence.stop();
      forget();
      controller.abort();
    },
  };
}

interface SilenceWatch {
  /** Watches as long as the promise is pending: nobody else is to blame for the silence then. */
  during<T>(pending: Promise<T>): Promise<T>;
  wasPaused(): boolean;
  stop(): void;
}

/**
 * Counts how long nothing comes, in steps, so that neither a pause nor a thread that was busy itself is taken for
 * a silent server; says so after two steps, and calls `onStall` when it has taken too long.
 */
function silenceWatch({ transfer, patience }: Network, ongoing: Ongoing, which: string, onStall: (trouble: Trouble) => void): SilenceWatch {
  const step = Math.min(1000, patience.stall / 20);
  let [pending, silent, asking, paused] = [false, 0, false, false];
  const afterStep = async (): Promise<void> => {
    if (await whilePaused(transfer, () => ongoing.paused())) {
      [paused, silent] = [true, 0];
      ongoing.resumed();
    } else if (pending) {
      silent += step;
      if (silent >= patience.stall) onStall(new Trouble(`no bytes for ${seconds(silent)}`, 'check the connection, or try again later'));
      else if (silent >= 2 * step) ongoing.waiting(`no bytes for ${seconds(silent)}${which}`);
    }
  };
  const timer = setInterval(() => {
    if (asking || !pending) return;
    asking = true;
    // It fails by the transfer's abort alone, which ends the request, too.
    void afterStep().then(() => void (asking = false), () => undefined);
  }, step);
  return {
    async during(promise) {
      [pending, silent] = [true, 0];
      try {
        return await promise;
      } finally {
        pending = false;
      }
    },
    wasPaused: () => paused,
    stop: () => clearInterval(timer),
  };
}
