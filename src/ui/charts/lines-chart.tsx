import { memo, type ReactElement, useMemo, useState } from 'react';
import type { Window } from '../../charts/chart-point.ts';
import { ChartFrame, type PlotArea } from './chart-frame.tsx';
import { type ChartPlot, scalesOf } from './chart-plot.ts';
import { stops } from './hover.ts';
import styles from './lines-chart.module.css';
import { LinesLayer } from './lines-layer.tsx';
import { PlotSurface } from './plot-surface.tsx';

interface LinesChartProps {
  readonly plot: ChartPlot;
  /** An x that is marked here and elsewhere. */
  readonly marked?: number | undefined;
  /** Key of a line that is marked here and elsewhere: the others step back. */
  readonly markedLine?: string | undefined;
  /** Called with the x that is pointed at; with undefined when there is none any more. */
  readonly onPoint?: (x: number | undefined) => void;
  /** Called with the part that was dragged over, and with undefined for everything; without it there is no zoom. */
  readonly onZoom?: (window: Window | undefined) => void;
}

/** Lines with bands and markers, a level or two to hold them against, and the values under the pointer or the arrow keys. */
export const LinesChart = memo(function LinesChart({ plot, marked, markedLine, onPoint, onZoom }: LinesChartProps): ReactElement {
  const scales = useMemo(() => scalesOf(plot), [plot]);
  const { window } = scales;
  const xs = useMemo(() => stops(plot.lines, window), [plot.lines, window]);
  const [area, setArea] = useState<PlotArea>();
  const [byKeyboard, setByKeyboard] = useState<number>();
  return (
    <div className={styles['layers']}>
      <ChartFrame plot={plot} scales={scales} stops={xs} onArea={setArea} onKeyboard={setByKeyboard} />
      {area && <LinesLayer plot={plot} scales={scales} area={area} marked={marked} markedLine={markedLine} />}
      {area && <PlotSurface plot={plot} window={window} area={area} stops={xs} byKeyboard={byKeyboard} onPoint={onPoint} onZoom={onZoom} />}
    </div>
  );
});
