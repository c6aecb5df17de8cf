import type { ReactElement } from 'react';
import { IconButton } from '../controls/icon-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import type { RunSelection } from './run-selection.ts';
import styles from './runs-tools.module.css';
import { saveRuns } from './save-runs.ts';

interface SelectionToolsProps {
  readonly selection: RunSelection;
  /** Called when there is nothing selected any more, and these buttons go: the focus must not be lost with them. */
  readonly onDone: () => void;
}

/** How many runs are selected, and what can be done with them. */
export function SelectionTools({ selection: { runs, removable, tickAll }, onDone }: SelectionToolsProps): ReactElement {
  const playground = usePlayground();
  const { selection: words } = useMessages().runs;
  const clear = (): void => {
    tickAll(false);
    onDone();
  };
  const remove = (): void => {
    playground.runs.remove(removable);
    if (removable.length === runs.length) onDone();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span className={styles['selection']} role="group" aria-label={words.title}>
      <output>{words.count(runs.length)}</output>
      <IconButton small icon="download" label={words.export(runs.length)} onPress={() => void saveRuns(runs)} />
      <IconButton small icon="remove" label={words.remove(removable.length)} isDisabled={removable.length === 0} onPress={remove} />
      <IconButton small icon="close" label={words.clear} onPress={clear} />
    </span>
  );
}
