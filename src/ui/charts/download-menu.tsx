import { memo, type ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Text } from 'react-aria-components';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { MenuPopover } from '../controls/menu-popover.tsx';
import { useMessages } from '../language/language.ts';

export type ChartFormat = 'csv' | 'svg' | 'png';

const formats: readonly ChartFormat[] = ['csv', 'svg', 'png'];

interface DownloadMenuProps {
  /** Of the chart. */
  readonly title: string;
  /** Whether there is a chart besides the values. */
  readonly hasChart: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (format: ChartFormat) => void;
}

/** What a chart can be taken away as. Drawn anew only when that changes, unlike the chart beside it. */
export const DownloadMenu = memo(function DownloadMenu({ title, hasChart, isDisabled, onChoose }: DownloadMenuProps): ReactElement {
  const { charts: words } = useMessages();
  return (
    <MenuTrigger>
      <ActionButton small variant="quiet" icon="download" aria-label={words.download(title)} isDisabled={isDisabled} />
      <MenuPopover placement="bottom end" offset={4}>
        <Menu aria-label={words.downloadAs(title)} className={join(controls['list'])}>
          {formats.filter((format) => hasChart || format === 'csv').map((format) => (
            <MenuItem key={format} id={format} textValue={words.formats[format].label} className={join(controls['option'])} onAction={() => onChoose(format)}>
              <Text slot="label">{words.formats[format].label}</Text>
              <Text slot="description" className={join(controls['optionHelp'])}>{words.formats[format].help}</Text>
            </MenuItem>
          ))}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
});
