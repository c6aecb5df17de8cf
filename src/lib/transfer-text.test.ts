import { expect, test } from 'vitest';
import { transferText } from './transfer-text.ts';

const state = { status: 'receiving', receivedBytes: 12e6, totalBytes: 140e6, bytesPerSecond: 4e6, waitingFor: undefined } as const;

test('a transfer tells bytes, speed and the time left', () => {
  // (140 − 12) MB at 4 MB/s are 32 s.
  expect(transferText(state)).toBe('12.0 MB of 140.0 MB · 4.0 MB/s · 32 s left');
});

test('without a size or a speed it tells what it knows', () => {
  expect(transferText({ ...state, totalBytes: undefined, bytesPerSecond: 0 })).toBe('12.0 MB');
});

test('a transfer that waits says why', () => {
  expect(transferText({ ...state, status: 'waiting', waitingFor: 'no bytes for 6 s; try 2 of 6' })).toBe('12.0 MB of 140.0 MB · waiting: no bytes for 6 s; try 2 of 6');
});

test('a transfer that is held says so', () => {
  expect(transferText({ ...state, status: 'paused' })).toBe('paused after 12.0 MB of 140.0 MB');
});
