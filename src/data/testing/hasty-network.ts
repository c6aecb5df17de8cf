import { networkOf, type Network } from '../network/network.ts';
import type { Patience } from '../network/patience.ts';
import type { Transfer, TransferState } from '../network/transfer.ts';

/** A transfer that a test holds, ends and looks at, on a network that loses patience within milliseconds. */
export interface HastyNetwork {
  readonly network: Network;
  readonly states: TransferState[];
  readonly abort: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
}

export function hastyNetwork(patience: Partial<Patience> = {}): HastyNetwork {
  const controller = new AbortController();
  const states: TransferState[] = [];
  let held: Promise<void> | undefined;
  let release = (): void => undefined;
  const transfer: Transfer = { signal: controller.signal, whenAllowed: async () => held, report: (state) => void states.push(state) };
  return {
    network: networkOf(transfer, { firstWait: 2, longestWait: 5, ...patience }),
    states,
    abort: () => controller.abort(),
    pause() {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    resume() {
      held = undefined;
      release();
    },
  };
}

/** Bytes of which no two stretches of four are alike. */
export function countedBytes(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint32Array.from({ length: Math.ceil(length / 4) }, (_, i) => Math.imul(i + 1, 0x9e3779b1)).buffer).slice(0, length);
}
