import type { ReactElement } from 'react';
import { Button, FileTrigger, Input, Menu, MenuItem, MenuTrigger, SearchField } from 'react-aria-components';
import type { KeptRun } from '../../store/run-storage.ts';
import controls from '../controls/controls.module.css';
import { IconTrigger } from '../controls/icon-button.tsx';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { MenuPopover } from '../controls/menu-popover.tsx';
import { ToggleIconButton } from '../controls/toggle-icon-button.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import type { RunFilter } from './run-filter.ts';
import styles from './runs-tools.module.css';
import { saveRuns } from './save-runs.ts';

interface FilterToolsProps {
  readonly filter: RunFilter;
  readonly onFilter: (filter: RunFilter) => void;
}

/** Which runs the table shows. */
export function FilterTools({ filter, onFilter }: FilterToolsProps): ReactElement {
  const { runs: words } = useMessages();
  return (
    <span className={styles['tools']}>
      <SearchField
        className={join(styles['search'])} aria-label={words.filter} value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      >
        <Icon name="search" />
        <Input className={join(styles['input'])} placeholder={words.filterHint} autoComplete="off" />
        <Button className={join(styles['clear'])}><Icon name="close" /></Button>
      </SearchField>
      <ToggleIconButton
        icon="star" label="" name={words.starredOnly} isSelected={filter.starredOnly}
        onChange={(starredOnly) => onFilter({ ...filter, starredOnly })}
      />
    </span>
  );
}

/** Runs into a file and out of one. `shown` are the kept ones that the filter lets through. */
export function FileTools({ shown }: { readonly shown: readonly KeptRun[] }): ReactElement {
  const playground = usePlayground();
  const { runs: words } = useMessages();
  const history = usePlaygroundState((state) => state.history);
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json']} allowsMultiple onSelect={(files) => void playground.runs.import([...(files ?? [])])}>
        <IconTrigger icon="upload" label={words.import} />
      </FileTrigger>
      <MenuTrigger>
        <IconTrigger icon="download" label={words.export} isDisabled={history.length === 0 && shown.length === 0} />
        <MenuPopover placement="top start">
          <Menu className={join(controls['list'])} aria-label={words.export}>
            <ExportItem label={words.exported.all} runs={history} />
            <ExportItem label={words.exported.shown} runs={shown} />
            <ExportItem label={words.exported.starred} runs={history.filter(({ starred }) => starred === true)} />
          </Menu>
        </MenuPopover>
      </MenuTrigger>
    </>
  );
}

function ExportItem({ label, runs }: { readonly label: (count: number) => string; readonly runs: readonly KeptRun[] }): ReactElement {
  return (
    <MenuItem className={join(controls['option'])} isDisabled={runs.length === 0} onAction={() => void saveRuns(runs)}>
      {label(runs.length)}
    </MenuItem>
  );
}
