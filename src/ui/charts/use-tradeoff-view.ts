import { useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { CostCurve } from '../../findings/cost-figures.ts';
import type { Messages } from '../../messages/messages.ts';
import type { ShownRun } from '../../store/shown-run.ts';
import type { ChartLine } from './chart-line.ts';
import { snapshotOf } from './depth-snapshot.ts';
import { overlaidLine } from './overlaid-lines.ts';
import { placedLine, plannedOn, type TradeoffLine, tradeoffLines, type TradeoffView, trainingCurves } from './tradeoff-lines.ts';
import { type TradeoffScale, tradeoffAxis } from './tradeoff-scale.ts';
import { tuningOf } from './tuning-of-run.ts';
import type { XAxisPlan } from './chart-plot.ts';
import { useDepthSnapshot } from './use-depth-snapshot.ts';

/** What the chart of cost against quality draws. */
interface DrawnTradeoff {
  /** Of all runs, x the cost itself. */
  readonly lines: readonly TradeoffLine[];
  /** Those that are not switched off, placed on the axis. */
  readonly shown: readonly ChartLine[];
  /** Of the shown run, where training is counted. */
  readonly curves: readonly CostCurve[];
}

/** The same object until there are new figures, or another choice, or others lie beside them. */
export function useTradeoffView(
  run: ShownRun | undefined, overlaid: readonly ShownRun[], { axis, metric, phase }: TradeoffView, scale: TradeoffScale, hidden: readonly string[], messages: Messages,
): DrawnTradeoff {
  const { points } = tuningOf(run);
  const { snapshot } = useDepthSnapshot(run, phase, undefined);
  const { id, config, data, target } = run ?? {};
  const all = useMemo(() => {
    const view = { axis, metric, phase };
    const own = config && { config, data, target, points, snapshot };
    const curves = own && axis === 'training' ? trainingCurves(own) : [];
    const entries = own ? tradeoffLines(own, view, messages, curves).map((line) => ({ line, keys: [line.key, id] })) : [];
    const others = overlaid.flatMap((each, place) => tradeoffLines({ ...each, points: tuningOf(each).points, snapshot: snapshotOf(each, phase) }, view, messages)
      .map((line) => ({ line: overlaidLine(line, each, place + 1), keys: [line.key, each.id] })));
    return { entries: [...entries, ...others], curves };
  }, [id, config, data, target, points, snapshot, overlaid, axis, metric, phase, messages]);
  return useMemo(() => ({
    curves: all.curves, lines: all.entries.map(({ line }) => line),
    shown: all.entries.filter(({ keys }) => !keys.some((key) => key !== undefined && hidden.includes(key))).map(({ line }) => placedLine(line, scale)),
  }), [all, hidden, scale]);
}

/** An axis that reaches as far as the runs' plans, the form's before any. */
export function useTradeoffAxis(
  run: ShownRun | undefined, overlaid: readonly ShownRun[], form: ExperimentConfig, { axis, metric, phase }: TradeoffView, scale: TradeoffScale, messages: Messages,
): XAxisPlan {
  const { config = form, data, target } = run ?? {};
  return useMemo(() => {
    const costs = [{ config, data, target }, ...overlaid].flatMap((each) => plannedOn(each, { axis, metric, phase }));
    return tradeoffAxis(scale, costs, messages.tradeoffChart.axisTitles[axis], axis === 'training');
  }, [config, data, target, overlaid, axis, metric, phase, scale, messages]);
}
