import type { Transfer, TransferState } from '../data/network/transfer.ts';
import { transferText } from '../lib/transfer-text.ts';
import type { Reporting } from './image-sources.ts';
import { forTerminal } from './output.ts';

/** Tells on stderr how images come: rewritten in place on a terminal, else a line at each tenth and when the network fails. */
export function reportingTo(stream: NodeJS.WriteStream, signal: AbortSignal, whenAllowed: Transfer['whenAllowed'] = async () => undefined): Reporting {
  let [tenth, trouble] = [0, ''];
  const line = (state: TransferState): string => `images ${transferText(state)}`;
  const report = (state: TransferState): void => {
    if (stream.isTTY) {
      stream.write(`\r\u001b[2K${forTerminal(line(state))}`);
      return;
    }
    const now = state.totalBytes ? Math.floor((10 * state.receivedBytes) / state.totalBytes) : 0;
    const troubleNow = state.waitingFor?.replace(/\d+ s/, '') ?? '';
    if (now > tenth || (troubleNow !== '' && troubleNow !== trouble)) stream.write(`${line(state)}\n`);
    [tenth, trouble] = [Math.max(tenth, now), troubleNow];
  };
  return {
    transfer: { signal, whenAllowed, report },
    onNotice: (notice) => void stream.write(`${stream.isTTY ? '\r\u001b[2K' : ''}${forTerminal(notice)}\n`),
  };
}

/** Runs work that Ctrl-C ends at once. */
export async function untilInterrupted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController();
  const stop = (): void => abort.abort(new Error('interrupted; what has come is kept'));
  process.once('SIGINT', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
