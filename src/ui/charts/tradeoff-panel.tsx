import { type ReactElement, useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { tunedStrategies, untunedStrategies } from '../../config/needed-networks.ts';
import type { CostCurve } from '../../findings/cost-figures.ts';
import { formatCount } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import { strategies } from '../../sws/strategy.ts';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import styles from './chart-choice.module.css';
import { ChartPanel } from './chart-panel.tsx';
import type { ChartPlot } from './chart-plot.ts';
import { figureText } from './figure-text.ts';
import { Legend, type LegendEntry } from './legend-toggle.tsx';
import { LinesChart } from './lines-chart.tsx';
import { runEntries } from './overlaid-lines.ts';
import { pageAddress, runNotes } from './run-words.ts';
import { costName, passesInWords, scratchReference, tradeoffTable, type TradeoffView } from './tradeoff-lines.ts';
import { tradeoffRawTable } from './tradeoff-raw-table.ts';
import { tradeoffScale } from './tradeoff-scale.ts';
import { TradeoffSwitches, useTradeoffChoice } from './tradeoff-switches.tsx';
import { useHiddenLines } from './use-hidden-lines.ts';
import { useDrawnRun, useOverlaidRuns } from './use-shown-run.ts';
import { useTradeoffAxis, useTradeoffView } from './use-tradeoff-view.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomSlider } from './zoom-slider.tsx';

/** What quality costs: of each Des-Net by its size, or of all by the training behind them; of other runs, too. */
export function TradeoffPanel(): ReactElement {
  const run = useDrawnRun();
  const overlaid = useOverlaidRuns();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const choice = useTradeoffChoice(config);
  const { axis, metric, isLog } = choice;
  const messages = useMessages();
  const hiding = useHiddenLines('tradeOff');
  const scale = tradeoffScale(isLog);
  const { lines, shown, curves } = useTradeoffView(run, overlaid, choice, scale, hiding.hidden, messages);
  const xAxis = useTradeoffAxis(run, overlaid, config, choice, scale, messages);
  const zoom = useZoom('tradeZoom', xAxis.domain);
  const isTraining = axis === 'training'; // of sizes there are few, and all of them are looked at
  const plot = useMemo((): ChartPlot => {
    const nameOf = costName(axis, lines, messages);
    return {
      lines: shown, xAxis, zoom: isTraining ? zoom.window : undefined, yText: figureText(metric, messages),
      references: scratchReference(curves, metric, config, messages), xText: (place) => formatCount(scale.costOf(place)), nameOf: (place) => nameOf(scale.costOf(place)),
    };
  }, [lines, shown, curves, xAxis, zoom, axis, isTraining, metric, config, scale, messages]);
  const legend = useMemo(() => [
    ...legendOf([config, ...overlaid.map((each) => each.config)], choice, messages), ...runEntries(run, overlaid),
  ], [config, run, overlaid, choice, messages]);
  const told = isTraining ? toldOfTraining(curves, config, messages) : [];
  const drawn = run ? [run, ...overlaid] : overlaid;
  return (
    <ChartPanel
      isTab title={messages.tradeoffChart.titles[metric]} controls={<TradeoffSwitches choice={choice} />}
      legend={<Legend entries={legend} hiding={hiding} />}
      footer={isTraining && (
        <>
          <ZoomSlider of="cost" domain={xAxis.domain} zoom={zoom} nameOf={plot.nameOf} isDisabled={lines.length === 0} />
          <p className={styles['words']}>{told.join(' · ')}</p>
        </>
      )}
      invitation={invitationOf(config, choice, run !== undefined, messages)} isEmpty={lines.length === 0} digits={4}
      table={() => tradeoffTable(lines, axis, messages)} rawTable={() => tradeoffRawTable(drawn, choice)}
      picture={{ plot, notes: () => [...told, ...runNotes(drawn, config, pageAddress(), messages)] }}
      fileName={`${run?.name ?? 'run'}-tradeoff-${axis}-${metric}`}
    >
      <LinesChart plot={plot} {...(isTraining && { onZoom: zoom.onZoom })} />
    </ChartPanel>
  );
}

/** The strategies of which any of the runs has figures, in table order. */
function legendOf(configs: readonly ExperimentConfig[], { axis, phase }: TradeoffView, messages: Messages): readonly LegendEntry[] {
  const names = new Set(configs.flatMap((config) => (phase === 'tuned' || (axis === 'training' && config.tuneSteps > 0) ? tunedStrategies(config) : untunedStrategies(config))));
  return strategies.filter(({ name }) => names.has(name)).map(({ name }) => ({ key: name, label: messages.strategies[name].label, style: strategyStyles[name] }));
}

/** Over which depths figures are averaged, and how much training it saves to pass scratch, once that is known. */
function toldOfTraining(curves: readonly CostCurve[], config: ExperimentConfig, messages: Messages): readonly string[] {
  const { meanOver, passes } = messages.tradeoffChart;
  const depths = config.tuneSteps > 0 ? formatFieldText('tuneDepths', config.tuneDepths) : formatFieldText('depths', config.depths);
  const passed = passesInWords(curves, config, messages);
  return [meanOver(depths), ...(passed.length > 0 ? [passes(passed)] : [])];
}

/** What is said in place of figures: when they will come. */
function invitationOf({ tuneSteps, tuneEvery, evaluateEvery }: ExperimentConfig, { axis, phase }: TradeoffView, isRunning: boolean, { tradeoffChart, tuningChart, depthChart }: Messages): string {
  if (!isRunning) return tradeoffChart.invitation;
  if (axis === 'training' && tuneSteps > 0) return tuningChart.invitation(tuneEvery);
  return phase === 'tuned' ? depthChart.invitations.tuned : depthChart.invitations.untuned(evaluateEvery);
}
