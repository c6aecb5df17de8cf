import type { ReactElement } from 'react';
import { configDifference } from '../../config/difference.ts';
import { isActive } from '../../store/current-run.ts';
import type { EngineComparison } from '../../store/engine-comparison.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { type EngineRow, engineRows } from './engine-rows.ts';
import styles from './engine-comparison.module.css';

const FIGURES = ['Adapter', 'Step time', 'Images/s', 'To fastest'] as const;

/** The engines of this browser side by side, measured on request with the form's configuration. */
export function EngineComparisonPart(): ReactElement {
  const playground = usePlayground();
  const comparison = usePlaygroundState((state) => state.comparison);
  const isOfForm = usePlaygroundState(isOfPresentForm);
  const isRunning = usePlaygroundState(({ run }) => isActive(run));
  return (
    <div className={styles['comparison']}>
      {/* Not disabled while measuring, though it does nothing then: a disabled button loses the focus. */}
      <ActionButton small isDisabled={isRunning} onPress={() => playground.engines.measure()}>Measure engines</ActionButton>
      <output className={styles['progress']}>{progressOf(comparison, isRunning, isOfForm)}</output>
      {comparison && comparison.measurements.length > 0 && <EngineTable rows={engineRows(comparison.measurements)} />}
    </div>
  );
}

function isOfPresentForm({ comparison, configuration }: PlaygroundState): boolean {
  return comparison === undefined || configDifference(comparison.config, configuration.config).length === 0;
}

function progressOf(comparison: EngineComparison | undefined, isRunning: boolean, isOfForm: boolean): string {
  if (comparison?.measuring !== undefined) return `Measuring ${comparison.measuring} …`;
  if (comparison?.problem !== undefined) return comparison.problem;
  if (!comparison) return isRunning ? 'Possible when no run is under way.' : 'Times a training step of the form’s configuration.';
  return isOfForm ? 'A training step of the form’s configuration: median of 5.' : 'A training step of an earlier configuration: median of 5.';
}

function EngineTable({ rows }: { readonly rows: readonly EngineRow[] }): ReactElement {
  return (
    <table className={styles['table']} aria-label="Engines measured">
      <thead>
        <tr>
          <th scope="col">Engine</th>
          {FIGURES.map((figure) => <th key={figure} scope="col">{figure}</th>)}
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
