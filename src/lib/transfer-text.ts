import { formatBytes, formatDuration } from './format.ts';

/** What a line about a transfer is made of; `TransferState` of the data floor has it. */
export interface TransferFigures {
  readonly status: 'receiving' | 'waiting' | 'paused';
  readonly receivedBytes: number;
  readonly totalBytes: number | undefined;
  readonly bytesPerSecond: number;
  readonly waitingFor: string | undefined;
}

/** How the network is doing, in a line: `12 MB of 140 MB · 3.1 MB/s · 41 s left`, or why nothing comes. */
export function transferText({ status, receivedBytes, totalBytes, bytesPerSecond, waitingFor }: TransferFigures): string {
  const received = `${formatBytes(receivedBytes)}${totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`}`;
  if (status === 'paused') return `paused after ${received}`;
  if (status === 'waiting' && waitingFor !== undefined) return `${received} · waiting: ${waitingFor}`;
  const secondsLeft = totalBytes !== undefined && bytesPerSecond > 0 ? (totalBytes - receivedBytes) / bytesPerSecond : 0;
  return [
    received,
    bytesPerSecond > 0 ? `${formatBytes(bytesPerSecond)}/s` : '',
    secondsLeft > 0 ? `${formatDuration(secondsLeft)} left` : '',
  ].filter(Boolean).join(' · ');
}
