import type { ReactElement } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { strategies, type StrategyName } from '../../sws/strategy.ts';
import { LineSample } from '../charts/line-sample.tsx';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { FieldRow } from './field-row.tsx';
import styles from './strategies-field.module.css';

/** Which strategies to compare, each with the line it has in the charts. */
export function StrategiesField(): ReactElement {
  const playground = usePlayground();
  const chosen = usePlaygroundState(({ configuration }) => configuration.config.strategies);
  return (
    <FieldRow name="strategies" wide>
      {(ids) => (
        <CheckboxGroup
          aria-label="Strategies" aria-describedby={ids.description} className={join(styles['group'])} value={[...chosen]}
          onChange={(names) => playground.edit('strategies', inTableOrder(names))}
        >
          {strategies.map(({ name, label, help }) => (
            <Checkbox key={name} value={name} className={join(styles['strategy'])} aria-description={help}>
              <span className={styles['box']}><Icon name="check" /></span>
              <span title={help}>{label}</span>
              <LineSample style={strategyStyles[name]} />
            </Checkbox>
          ))}
        </CheckboxGroup>
      )}
    </FieldRow>
  );
}

function inTableOrder(names: readonly string[]): readonly StrategyName[] {
  return strategies.map(({ name }) => name).filter((name) => names.includes(name));
}
