import { type ReactElement, Suspense } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { configDifference } from '../../config/difference.ts';
import { type PaperExperiment, paperExperimentOf } from '../../config/paper-experiments.ts';
import { presetOf } from '../../config/presets.ts';
import type { ViewState } from '../../config/view-link.ts';
import { shownRun } from '../../store/shown-run.ts';
import { ChartPlaceholder } from '../charts/chart-placeholder.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './findings-panel.module.css';

const CurvesPanel = later(async () => (await import('../charts/curves-panel.tsx')).CurvesPanel);
const TuningPanel = later(async () => (await import('../charts/tuning-panel.tsx')).TuningPanel);
const TradeoffPanel = later(async () => (await import('../charts/tradeoff-panel.tsx')).TradeoffPanel);
const LedgerPanel = later(async () => (await import('./ledger-panel.tsx')).LedgerPanel);
const VerdictsPanel = later(async () => (await import('./verdicts-panel.tsx')).VerdictsPanel);
const PaperPanel = later(async () => (await import('../charts/paper-panel.tsx')).PaperPanel);

type TabName = NonNullable<ViewState['tab']>;

/** Curves, trade-offs, costs and verdicts of the shown run, one at a time in one box; the paper's own numbers beside its experiments. */
export function FindingsPanel(): ReactElement {
  const experiment = useShownExperiment();
  const playground = usePlayground();
  const wanted = usePlaygroundState(({ view }) => view.tab ?? 'training');
  const tab = wanted === 'paper' && !experiment ? 'training' : wanted;
  const { curves, findingsPanel: words } = useMessages();
  const tabs: readonly (readonly [name: TabName, panel: ReactElement])[] = [
    ['training', <CurvesPanel key="training" />],
    ['tuning', <TuningPanel key="tuning" />],
    ['tradeoff', <TradeoffPanel key="tradeoff" />],
    ['costs', <LedgerPanel key="costs" />],
    ['claims', <VerdictsPanel key="claims" />],
    ...(experiment ? [['paper', <PaperPanel key={experiment.name} experiment={experiment} />] as const] : []),
  ];
  return (
    <Tabs
      className={join(styles['box'])} selectedKey={tab} keyboardActivation="automatic"
      onSelectionChange={(key) => {
        const chosen = tabs.find(([name]) => name === key);
        if (chosen) playground.setView({ tab: chosen[0] === 'training' ? undefined : chosen[0] });
      }}
    >
      <TabList aria-label={words.shown} className={join(styles['tabs'])}>
        {tabs.map(([name]) => <Tab key={name} id={name} className={join(styles['tab'])}>{words.tabs[name]}</Tab>)}
      </TabList>
      {tabs.map(([name, panel]) => (
        <TabPanel key={name} id={name} className={join(styles['panel'])}>
          <Suspense fallback={<ChartPlaceholder isTab title={name === 'training' ? curves.title : words.tabs[name]} />}>{panel}</Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** The paper's experiment whose preset the shown run was made from, unchanged but for its seeds; the form's before any run. */
function useShownExperiment(): PaperExperiment | undefined {
  const config = usePlaygroundState((state) => shownRun(state)?.config ?? state.configuration.config);
  const preset = presetOf(config);
  const isOwn = configDifference(config, preset.config).every((name) => name === 'seed' || name === 'seeds');
  return isOwn ? paperExperimentOf(preset.name) : undefined;
}
