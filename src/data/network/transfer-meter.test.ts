import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { transferMeter } from './transfer-meter.ts';
import type { TransferState } from './transfer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched(): { meter: ReturnType<typeof transferMeter>; states: TransferState[] } {
  const states: TransferState[] = [];
  return { meter: transferMeter((state) => void states.push(state)), states };
}

describe('the meter of a transfer', () => {
  it('sums up several addresses, and knows the total when it knows all', () => {
    const { meter, states } = watched();
    const [one, other] = [meter.account('a'), meter.account('b')];
    one.expect(100);
    one.have(30);
    other.add(5);
    vi.advanceTimersByTime(100);
    expect(states.at(-1)).toMatchObject({ receivedBytes: 35, totalBytes: undefined });
    other.expect(50);
    other.add(5);
    vi.advanceTimersByTime(100);
    expect(states.at(-1)).toMatchObject({ address: 'b', receivedBytes: 40, totalBytes: 150 });
  });

  it('reports ten times a second, and the last byte too', () => {
    const { meter, states } = watched();
    const account = meter.account('a');
    for (let i = 0; i < 1000; i++) {
      account.add(1);
      vi.advanceTimersByTime(1);
    }
    expect(states.length).toBeLessThanOrEqual(11);
    vi.advanceTimersByTime(100);
    expect(states.at(-1)?.receivedBytes).toBe(1000);
  });

  it('tells a change of status at once, and waits only when all wait', () => {
    const { meter, states } = watched();
    const [one, other] = [meter.begin('a'), meter.begin('b')];
    one.received(1);
    one.waiting('no bytes for 2 s');
    vi.advanceTimersByTime(100);
    expect(states.at(-1)).toMatchObject({ status: 'receiving', waitingFor: undefined });
    other.waiting('no bytes for 3 s; try 2 of 6');
    expect(states.at(-1)).toMatchObject({ status: 'waiting' });
    one.end();
    vi.advanceTimersByTime(100);
    other.paused();
    expect(states.at(-1)).toMatchObject({ status: 'paused', waitingFor: undefined });
    other.resumed();
    expect(states.at(-1)?.status).toBe('receiving');
  });

  it('tells the speed, smoothed, and leaves out what was paused or not asked for', () => {
    const { meter, states } = watched();
    const request = meter.begin('a');
    const comeFor = (seconds: number, perTenth: number): void => {
      for (let i = 0; i < seconds * 10; i++) {
        vi.advanceTimersByTime(100);
        request.received(perTenth);
      }
    };
    comeFor(20, 1000);
    expect(states.at(-1)?.bytesPerSecond).toBeCloseTo(10_000, -1);
    request.paused();
    vi.advanceTimersByTime(60_000);
    request.resumed();
    comeFor(0.1, 1000);
    expect(states.at(-1)?.bytesPerSecond).toBeGreaterThan(9500);
    comeFor(3, 0); // as long as it is smoothed over: a share of 1/e is left
    expect(states.at(-1)?.bytesPerSecond).toBeCloseTo(10_000 / Math.E, -3);
  });
});
