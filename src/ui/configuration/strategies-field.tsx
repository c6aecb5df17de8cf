import { type ReactElement, useState } from 'react';
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import { strategies, type Strategy, type StrategyName } from '../../sws/strategy.ts';
import { LineSample } from '../charts/line-sample.tsx';
import { ActionButton } from '../controls/action-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { marksStrategy, useMarked } from '../marked.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { strategyStyles } from '../theme/series-style.ts';
import { FieldRow } from './field-row.tsx';
import styles from './strategies-field.module.css';
import { type StrategyGroup, strategyGroups } from './strategy-groups.ts';

/** Which strategies to compare, or to tune, grouped by what they need trained; each with the line it has in the charts. */
export function StrategiesField({ name }: { readonly name: 'strategies' | 'tuneStrategies' }): ReactElement {
  const playground = usePlayground();
  const { fields } = useFirstMessages();
  const chosen = usePlaygroundState(({ configuration }) => configuration.config[name]);
  return (
    <FieldRow name={name} wide>
      {(ids) => (
        <CheckboxGroup
          aria-label={fields[name].label} aria-describedby={ids.description} className={join(styles['groups'])} value={[...chosen]}
          onChange={(names) => playground.edit(name, inTableOrder(names))}
        >
          {strategyGroups.map((group) => <GroupOfStrategies key={group.name} group={group} chosen={chosen} />)}
        </CheckboxGroup>
      )}
    </FieldRow>
  );
}

interface GroupOfStrategiesProps {
  readonly group: StrategyGroup;
  readonly chosen: readonly StrategyName[];
}

/** The chosen strategies of a group, and on request the others; what was once shown stays, so that no box vanishes. */
function GroupOfStrategies({ group, chosen }: GroupOfStrategiesProps): ReactElement {
  const { configuration: words } = useFirstMessages();
  const title = words.strategyGroups[group.name];
  const [seen, setSeen] = useState(chosen);
  const added = chosen.filter((name) => !seen.includes(name));
  if (added.length > 0) setSeen([...seen, ...added]);
  const shown = group.strategies.filter(({ name }) => seen.includes(name));
  const more = group.strategies.length - shown.length;
  return (
    // A fieldset’s legend cannot stand in the line of its button.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="group" aria-label={title} className={styles['group']}>
      <span className={styles['head']}>
        <span aria-hidden="true">{title}</span>
        {more > 0 && (
          <ActionButton
            small variant="quiet" aria-label={words.moreOf(more, title)}
            onPress={() => setSeen(strategies.map(({ name }) => name))}
          >
            {words.more(more)}
          </ActionButton>
        )}
      </span>
      {shown.map((strategy) => <StrategyRow key={strategy.name} strategy={strategy} />)}
    </div>
  );
}

function StrategyRow({ strategy }: { readonly strategy: Strategy }): ReactElement {
  const { name, needs } = strategy;
  const { configuration, strategies: names } = useFirstMessages();
  const { label, help } = names[name];
  const isMarked = useMarked((marked) => marked.strategy === name);
  const words = `${help} ${configuration.needsSentences[needs]}`;
  return (
    <Checkbox
      value={name} className={join(styles['strategy'])} aria-label={label} aria-description={words} data-marked={isMarked || undefined}
      {...marksStrategy(name)}
    >
      <span className={styles['box']}><Icon name="check" /></span>
      <span title={words}>{label}</span>
      <span className={styles['needs']} title={words}>{configuration.needs[needs]}</span>
      <LineSample style={strategyStyles[name]} />
    </Checkbox>
  );
}

function inTableOrder(names: readonly string[]): readonly StrategyName[] {
  return strategies.map(({ name }) => name).filter((name) => names.includes(name));
}
