import { type ReactElement, Suspense } from 'react';
import { fields } from '../../config/fields.ts';
import { auxNetDepth, isBalanced, type StageLayout, table5Layouts } from '../../sws/stage-layout.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Choice } from '../controls/choice.tsx';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { FieldRow } from './field-row.tsx';
import { ListTextInput } from './list-text-input.tsx';
import { StageListPlaceholder } from './stage-list-placeholder.tsx';
import styles from './stage-layout-field.module.css';

const StageList = later(async () => (await import('./stage-list.tsx')).StageList);

/** The stage editor: a row for each stage, the layouts of Table 5, and the layout as text. */
export function StageLayoutField(): ReactElement {
  const playground = usePlayground();
  const layout = usePlaygroundState(({ configuration }) => configuration.config.stageLayout);
  const { configuration: words } = useFirstMessages();
  const table5Options = table5Layouts.map(({ name, layout: offered }) => ({
    value: name, label: name, help: `${offered.join(', ')} · ${isBalanced(offered) ? words.balanced : words.unbalanced}`,
  }));
  const change = (next: StageLayout): void => playground.edit('stageLayout', next);
  return (
    <FieldRow name="stageLayout" wide aside={<Balance layout={layout} />}>
      {(ids) => (
        <>
          <Suspense fallback={<StageListPlaceholder layout={layout} onChange={change} />}><StageList layout={layout} onChange={change} /></Suspense>
          <div className={styles['tools']}>
            <ActionButton
              small icon="plus" isDisabled={layout.length >= fields.stageLayout.maxLength}
              onPress={() => change([...layout, layout.at(-1) ?? 1])}
            >
              {words.addStage}
            </ActionButton>
            <Choice
              label={words.layoutOfTable5} placeholder={words.table5} options={table5Options}
              value={table5Layouts.find((known) => known.layout.join() === layout.join())?.name}
              onChange={(name) => change(table5Layouts.find((known) => known.name === name)?.layout ?? layout)}
            />
            <ListTextInput name="stageLayout" ids={ids} />
          </div>
        </>
      )}
    </FieldRow>
  );
}

function Balance({ layout }: { readonly layout: StageLayout }): ReactElement {
  const { configuration: words } = useFirstMessages();
  const balanced = isBalanced(layout);
  return (
    <span className={styles['summary']}>
      {words.layers(auxNetDepth(layout))}
      <span className={styles['badge']} data-balanced={balanced}>{balanced ? words.balanced : words.unbalanced}</span>
    </span>
  );
}
