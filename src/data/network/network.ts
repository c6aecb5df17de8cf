import { usualPatience, type Patience } from './patience.ts';
import type { Transfer } from './transfer.ts';
import { transferMeter, type TransferMeter } from './transfer-meter.ts';

/** What all reading from the network for one purpose shares. */
export interface Network {
  readonly transfer: Transfer;
  readonly meter: TransferMeter;
  readonly patience: Patience;
  /** Origins that have answered. */
  readonly reached: Set<string>;
}

/** A transfer that nothing holds, ends or watches. */
const free: Transfer = { signal: new AbortController().signal, whenAllowed: async () => undefined, report: () => undefined };

/** The network as one transfer sees it; without one, nothing holds or ends what is read but the network itself. */
export function networkOf(transfer: Transfer = free, patience: Partial<Patience> = {}): Network {
  return { transfer, meter: transferMeter((state) => transfer.report(state)), patience: { ...usualPatience, ...patience }, reached: new Set() };
}

/** The same network, for reading that ends by that signal as well. */
export function endedBy(network: Network, signal: AbortSignal | undefined): Network {
  if (!signal) return network;
  const { transfer } = network;
  return {
    ...network,
    transfer: { signal: AbortSignal.any([transfer.signal, signal]), whenAllowed: () => transfer.whenAllowed(), report: (state) => transfer.report(state) },
  };
}
