import type { ReactElement } from 'react';
import { Button, FileTrigger, Input, Menu, MenuItem, MenuTrigger, Popover, SearchField } from 'react-aria-components';
import { formatRuns } from '../../formats/runs-file.ts';
import { filedRun } from '../../store/filed-run.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { IconButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { download } from '../controls/download.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { ToggleIconButton } from '../controls/toggle-icon-button.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import type { RunFilter } from './run-filter.ts';
import styles from './runs-tools.module.css';

interface FilterToolsProps {
  readonly filter: RunFilter;
  readonly onFilter: (filter: RunFilter) => void;
}

/** Which runs the table shows. */
export function FilterTools({ filter, onFilter }: FilterToolsProps): ReactElement {
  return (
    <span className={styles['tools']}>
      <SearchField
        className={join(styles['search'])} aria-label="Filter runs" value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
      >
        <Icon name="search" />
        <Input className={join(styles['input'])} placeholder="Filter" autoComplete="off" />
        <Button className={join(styles['clear'])}><Icon name="close" /></Button>
      </SearchField>
      <ToggleIconButton
        icon="star" label="" name="Only runs with a star" isSelected={filter.starredOnly}
        onChange={(starredOnly) => onFilter({ ...filter, starredOnly })}
      />
    </span>
  );
}

/** Runs into a file and out of one. `shown` are the kept ones that the filter lets through. */
export function FileTools({ shown }: { readonly shown: readonly KeptRun[] }): ReactElement {
  const playground = usePlayground();
  const history = usePlaygroundState((state) => state.history);
  return (
    <>
      <FileTrigger acceptedFileTypes={['.json']} allowsMultiple onSelect={(files) => void playground.runs.import([...(files ?? [])])}>
        <IconButton small icon="upload" label="Import runs from files" />
      </FileTrigger>
      <MenuTrigger>
        <IconButton small icon="download" label="Export runs as one file" isDisabled={history.length === 0 && shown.length === 0} />
        <Popover className={join(controls['popover'])} placement="top start">
          <Menu className={join(controls['list'])} aria-label="Export runs as one file">
            <ExportItem label="All kept runs" runs={history} />
            <ExportItem label="The runs shown in the table" runs={shown} />
            <ExportItem label="The runs with a star" runs={history.filter(({ starred }) => starred === true)} />
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}

function ExportItem({ label, runs }: { readonly label: string; readonly runs: readonly KeptRun[] }): ReactElement {
  return (
    <MenuItem
      className={join(controls['option'])} isDisabled={runs.length === 0}
      onAction={() => download('learngene-runs.json', formatRuns(runs.map(filedRun)), 'application/json')}
    >
      {label}: {runs.length}
    </MenuItem>
  );
}
