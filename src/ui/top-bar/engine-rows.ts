import type { EngineMeasurement } from '../../worker/protocol.ts';

/** An engine as the table shows it. */
export interface EngineRow {
  readonly engine: string;
  /** Texts for adapter, step time, images a second, and times as long as the fastest; or why there are none. */
  readonly shown: readonly string[] | string;
}

/** The table's rows, in the order of measuring. */
export function engineRows(measurements: readonly EngineMeasurement[]): readonly EngineRow[] {
  const fastest = Math.min(...measurements.flatMap((row) => (row.outcome === 'measured' ? [row.stepSeconds] : [])));
  return measurements.map((row) => {
    if (row.outcome === 'unmeasured') return { engine: row.engine, shown: row.reason };
    const { engine, adapter, stepSeconds, imagesPerSecond } = row;
    const time = `${threeDigits(stepSeconds * 1000)} ms`;
    return { engine, shown: [adapter, time, threeDigits(imagesPerSecond), `${threeDigits(stepSeconds / fastest)} ×`] };
  });
}

/** 1.5 → `1.50`, 12.34 → `12.3`, 1234.5 → `1235`. */
function threeDigits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
