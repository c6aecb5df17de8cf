import { memo, type ReactElement } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';

export type ChartFormat = 'csv' | 'svg' | 'png';

const formats: readonly { readonly format: ChartFormat; readonly label: string; readonly help: string }[] = [
  { format: 'csv', label: 'CSV', help: 'All values as they were recorded' },
  { format: 'svg', label: 'SVG', help: 'A drawing, with legend, configuration and link' },
  { format: 'png', label: 'PNG', help: 'The same as a picture' },
];

interface DownloadMenuProps {
  /** Of the chart, in lower case. */
  readonly title: string;
  /** Whether there is a chart besides the values. */
  readonly hasChart: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: (format: ChartFormat) => void;
}

/** What a chart can be taken away as. Drawn anew only when that changes, unlike the chart beside it. */
export const DownloadMenu = memo(function DownloadMenu({ title, hasChart, isDisabled, onChoose }: DownloadMenuProps): ReactElement {
  return (
    <MenuTrigger>
      <ActionButton small variant="quiet" icon="download" aria-label={`Download ${title}`} isDisabled={isDisabled} />
      <Popover className={join(controls['popover'])} placement="bottom end" offset={4}>
        <Menu aria-label={`Download ${title} as`} className={join(controls['list'])}>
          {formats.filter(({ format }) => hasChart || format === 'csv').map(({ format, label, help }) => (
            <MenuItem key={format} id={format} textValue={label} className={join(controls['option'])} onAction={() => onChoose(format)}>
              <Text slot="label">{label}</Text>
              <Text slot="description" className={join(controls['optionHelp'])}>{help}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
