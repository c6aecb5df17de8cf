import type { ReactElement } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axisLook, axisTitle, chartMargin, gridLook } from './axis-look.ts';
import { axisScale } from './axis-scale.ts';
import { curveLabel } from './chart-table.ts';
import { ChartTooltip } from './chart-tooltip.tsx';
import type { CurveKey, CurveRow } from './curve-rows.ts';
import { curveStyle } from './curve-style.ts';
import { lineDot } from './line-dot.tsx';

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
      <LineChart data={rows} margin={chartMargin}>
        <CartesianGrid {...gridLook} />
        <XAxis
          {...axisLook} dataKey="step" type="number" domain={[0, steps]} ticks={stepAxis.ticks.filter((tick) => tick <= steps)}
          label={axisTitle('step', 'below')}
        />
        <YAxis
          {...axisLook} width={46} domain={[...domain]} ticks={rows.length > 0 ? [...ticks] : []}
          tickFormatter={(value: number) => value.toFixed(2)} label={axisTitle('loss', 'left')}
        />
        {keys.map((key) => <CurveLine key={key} name={key} />)}
        <Tooltip
          isAnimationActive={false} cursor={{ stroke: 'var(--line-strong)' }}
          content={({ active, label }) => (active ? <CurveTooltip step={Number(label)} rows={rows} keys={keys} /> : null)}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}

function CurveLine({ name }: { readonly name: CurveKey }): ReactElement {
  const style = curveStyle(name);
  const isTraining = name.endsWith('training');
  return (
    <Line
      dataKey={name} stroke={style.colour} strokeWidth={isTraining ? 1.2 : 2.2} strokeOpacity={isTraining ? 0.6 : 1}
      strokeDasharray={style.dash} connectNulls isAnimationActive={false} activeDot={false}
      dot={isTraining ? false : lineDot(style)}
    />
  );
}

interface CurveTooltipProps {
  readonly step: number;
  readonly rows: readonly CurveRow[];
  readonly keys: readonly CurveKey[];
}

function CurveTooltip({ step, rows, keys }: CurveTooltipProps): ReactElement {
  const row = rows.find((candidate) => candidate.step === step);
  const lines = keys.flatMap((key) => {
    const value = row?.[key];
    return value === undefined ? [] : [{ label: curveLabel(key), style: curveStyle(key), value: value.toFixed(3) }];
  });
  return <ChartTooltip title={`Step ${step}`} lines={lines} />;
}
