import type { ReactElement } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import { formatBytes } from '../../lib/format.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { droppedFiles } from '../controls/dropped-files.ts';
import { join } from '../controls/join.ts';
import styles from './file-picker.module.css';

interface FilePickerProps {
  /** What the button says: `Choose ancestor (.safetensors)`. */
  readonly label: string;
  /** Endings of the names to offer. */
  readonly endings: readonly string[];
  readonly several?: boolean;
  readonly files: readonly File[];
  readonly onChoose: (files: readonly File[]) => void;
}

/** Files by a button or dropped on it. They never leave this machine: the worker reads them from the disk. */
export function FilePicker({ label, endings, several = false, files, onChoose }: FilePickerProps): ReactElement {
  const take = (chosen: readonly File[]): void => onChoose(several ? chosen : chosen.slice(0, 1));
  return (
    <DropZone className={join(styles['picker'])} onDrop={({ items }) => void droppedFiles(items).then(take)}>
      <FileTrigger acceptedFileTypes={[...endings]} allowsMultiple={several} onSelect={(list) => take([...(list ?? [])])}>
        <ActionButton variant={files.length > 0 ? 'plain' : 'primary'}>{label}</ActionButton>
      </FileTrigger>
      <Text slot="label" className={join(styles['file'])}>
        {files.length > 0
          ? files.map(({ name, size }) => `${name}, ${formatBytes(size)}`).join(' · ')
          : 'No file chosen yet; it can be dropped here too. It is read on this machine only.'}
      </Text>
    </DropZone>
  );
}
