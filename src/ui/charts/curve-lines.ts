import type { PointColumns } from '../../charts/point-columns.ts';
import { smoothed } from '../../charts/smoothed.ts';
import type { NetworkName } from '../../formats/metrics.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { Messages } from '../../messages/messages.ts';
import { networkLabel, networkStyle } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import { type CurveAxis, type CurveSeries, curveSeries } from './curve-series.ts';

/** A chart's line of a network's losses. */
export interface CurveLine extends ChartLine {
  readonly network: NetworkName;
}

/** How the losses are shown. */
export interface CurveView {
  readonly axis: CurveAxis;
  /** 0 for not at all, below 1. */
  readonly smoothing: number;
}

const lineOfPoints = new WeakMap<PointColumns, { readonly smoothing: number; readonly messages: Messages; readonly line: CurveLine }>();

/**
 * Training and validation loss of a run, mean and range over seeds, every recorded point. Training losses are
 * smoothed where that is asked for; validation losses, of many images each, are never.
 */
export function curveLines({ log, config }: Pick<ShownRun, 'log' | 'config'>, { axis, smoothing }: CurveView, messages: Messages): readonly CurveLine[] {
  return curveSeries(log).map((series) => lineOf(series, { axis, smoothing }, config.batchSize, messages)).toSorted(inLegendOrder);
}

/** The same line for the same points, so that lines which stand still are not drawn again. */
function lineOf(series: CurveSeries, { axis, smoothing }: CurveView, batchSize: number, messages: Messages): CurveLine {
  const { network, kind } = series;
  const points = series.points(axis, batchSize);
  const spikes = series.spikes(axis, batchSize);
  const known = lineOfPoints.get(points);
  if (known?.smoothing === smoothing && known.messages === messages) return known.line;
  const isTraining = kind === 'training';
  const style = networkStyle(network);
  const line: CurveLine = {
    key: `${network} ${kind}`,
    network,
    label: messages.curves.line[kind](networkLabel(network, messages)),
    // Training lines are solid and thin, validation lines have their network's dash and marker.
    style: isTraining ? { ...style, dash: '' } : style,
    isThin: isTraining,
    points,
    ...(spikes.length > 0 && { spikes }),
    ...(isTraining && smoothing > 0 && { smooth: smoothed(points.mean, smoothing) }),
  };
  lineOfPoints.set(points, { smoothing, messages, line });
  return line;
}

function inLegendOrder(a: CurveLine, b: CurveLine): number {
  return networkRank(a.network) - networkRank(b.network) || a.key.localeCompare(b.key);
}

/** The Aux-Net first, the ancestor last, trained networks by depth. */
export function networkRank(network: NetworkName): number {
  const depth = /^trained-(\d+)$/.exec(network)?.[1];
  return depth === undefined ? ['aux-net', 'vanilla-net', 'tleg-net', 'deep-net'].indexOf(network) + (network === 'ancestor' ? 1000 : 0) : 10 + Number(depth);
}
