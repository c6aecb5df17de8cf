import type { ReactElement } from 'react';
import { configDifference } from '../../config/difference.ts';
import type { Messages } from '../../messages/messages.ts';
import { isActive } from '../../store/current-run.ts';
import type { EngineComparison } from '../../store/engine-comparison.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { type EngineRow, engineRows } from './engine-rows.ts';
import styles from './engine-comparison.module.css';

const FIGURES = ['adapter', 'stepTime', 'speed', 'ratio'] as const;

/** The engines of this browser side by side, measured on request with the form's configuration. */
export function EngineComparisonPart(): ReactElement {
  const playground = usePlayground();
  const { engines: words } = useMessages();
  const comparison = usePlaygroundState((state) => state.comparison);
  const isOfForm = usePlaygroundState(isOfPresentForm);
  const isRunning = usePlaygroundState(({ run }) => isActive(run));
  return (
    <div className={styles['comparison']}>
      {/* Not disabled while measuring, though it does nothing then: a disabled button loses the focus. */}
      <ActionButton small isDisabled={isRunning} onPress={() => playground.engines.measure()}>{words.measure}</ActionButton>
      <output className={styles['progress']}>{progressOf(words, comparison, isRunning, isOfForm)}</output>
      {comparison && comparison.measurements.length > 0 && <EngineTable rows={engineRows(comparison.measurements)} />}
    </div>
  );
}

function isOfPresentForm({ comparison, configuration }: PlaygroundState): boolean {
  return comparison === undefined || configDifference(comparison.config, configuration.config).length === 0;
}

function progressOf(words: Messages['engines'], comparison: EngineComparison | undefined, isRunning: boolean, isOfForm: boolean): string {
  if (comparison?.measuring !== undefined) return words.measuring(comparison.measuring === 'worker' ? words.theWorker : comparison.measuring);
  if (comparison?.problem !== undefined) return comparison.problem.type === 'interrupted' ? words.interrupted : comparison.problem.message;
  if (!comparison) return isRunning ? words.notNow : words.offer;
  return isOfForm ? words.measured : words.measuredEarlier;
}

function EngineTable({ rows }: { readonly rows: readonly EngineRow[] }): ReactElement {
  const { columns, table } = useMessages().engines;
  return (
    <table className={styles['table']} aria-label={table}>
      <thead>
        <tr>
          <th scope="col">{columns.engine}</th>
          {FIGURES.map((figure) => <th key={figure} scope="col">{columns[figure]}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ engine, shown }) => (
          <tr key={engine}>
            <th scope="row">{engine}</th>
            {typeof shown === 'string'
              ? <td colSpan={FIGURES.length}>{shown}</td>
              : shown.map((text, column) => <td key={FIGURES[column]}>{text}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
