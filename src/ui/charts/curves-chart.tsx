import type { ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { axisScale } from './axis-scale.ts';
import { curveLabel } from './chart-table.ts';
import { ChartTooltip, type TooltipPlace } from './chart-tooltip.tsx';
import { CurvePath } from './curve-path.tsx';
import type { CurveKey, CurveRow } from './curve-rows.ts';
import { curveStyle } from './curve-style.ts';

interface CurvesChartProps {
  readonly rows: readonly CurveRow[];
  readonly keys: readonly CurveKey[];
  /** Last step of the longest training, so that the axis stands still while it goes on. */
  readonly steps: number;
}

/** Losses of the trained networks against step: training as a thin line, validation with markers. */
export function CurvesChart({ rows, keys, steps }: CurvesChartProps): ReactElement {
  const { domain, ticks } = axisScale(rows.flatMap((row) => keys.flatMap((key) => row[key] ?? [])));
  const stepAxis = axisScale([0, steps], 6);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 420, height: 200 }}>
      <LineChart data={rows.length > 0 ? rows : [{ step: 0 }, { step: steps }]} margin={chartMargin}>
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="step" type="number" includeHidden domain={[0, steps]}
          ticks={stepAxis.ticks.filter((tick) => tick <= steps)} height={36} label={axisTitle('step')}
        />
        <YAxis
          {...axisLook} width={44} includeHidden allowDataOverflow domain={[...domain]}
          ticks={rows.length > 0 ? [...ticks] : []} tickFormatter={(value: number) => value.toFixed(2)}
        />
        {keys.map((key) => <CurvePath key={key} name={key} rows={rows} />)}
        {/* Recharts makes scales, and finds the step under the pointer, by the data of a line: it need not be visible. */}
        <Line dataKey={keys[0] ?? 'step'} hide isAnimationActive={false} />
        <Tooltip
          includeHidden isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }}
          content={curveTooltip(rows, keys)}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

/** What Recharts calls for the step under the pointer. */
function curveTooltip(rows: readonly CurveRow[], keys: readonly CurveKey[]): (at: TooltipPlace) => ReactElement | null {
  return ({ active, label }) => {
    const row = rows.find(({ step }) => step === Number(label));
    if (!active || !row) return null;
    const lines = keys.flatMap((key) => {
      const value = row[key];
      return value === undefined ? [] : [{ label: curveLabel(key), style: curveStyle(key), value: value.toFixed(3) }];
    });
    return <ChartTooltip title={`Step ${row.step}`} lines={lines} />;
  };
}
