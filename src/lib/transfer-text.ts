import { formatBytes, formatDuration } from './format.ts';

/** What a line about a transfer is made of; `TransferState` of the data floor has it. */
export interface TransferFigures {
  readonly status: 'receiving' | 'waiting' | 'paused';
  readonly receivedBytes: number;
  readonly totalBytes: number | undefined;
  readonly bytesPerSecond: number;
  readonly waitingFor: string | undefined;
}

/** The words around its figures, which come as they are to be shown. */
export interface TransferWords {
  /** `12 MB of 140 MB`. */
  readonly of: (received: string, total: string) => string;
  readonly paused: (received: string) => string;
  readonly waiting: (cause: string) => string;
  readonly left: (seconds: number) => string;
}

export const englishTransfer: TransferWords = {
  of: (received, total) => `${received} of ${total}`,
  paused: (received) => `paused after ${received}`,
  waiting: (cause) => `waiting: ${cause}`,
  left: (seconds) => `${formatDuration(seconds)} left`,
};

/** How the network is doing, in a line: `12 MB of 140 MB · 3.1 MB/s · 41 s left`, or why nothing comes. */
export function transferText(
  { status, receivedBytes, totalBytes, bytesPerSecond, waitingFor }: TransferFigures, words: TransferWords = englishTransfer,
): string {
  const bytes = formatBytes(receivedBytes);
  const received = totalBytes === undefined ? bytes : words.of(bytes, formatBytes(totalBytes));
  if (status === 'paused') return words.paused(received);
  if (status === 'waiting' && waitingFor !== undefined) return `${received} · ${words.waiting(waitingFor)}`;
  const secondsLeft = totalBytes !== undefined && bytesPerSecond > 0 ? (totalBytes - receivedBytes) / bytesPerSecond : 0;
  return [
    received,
    bytesPerSecond > 0 ? `${formatBytes(bytesPerSecond)}/s` : '',
    secondsLeft > 0 ? words.left(secondsLeft) : '',
  ].filter(Boolean).join(' · ');
}
