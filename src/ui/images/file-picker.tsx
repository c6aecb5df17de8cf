import { type ReactElement, useState } from 'react';
import { DropZone, FileTrigger, Text } from 'react-aria-components';
import type { ChosenFile } from '../../config/image-origin.ts';
import { messageOf } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { droppedFiles, listedFiles } from '../controls/dropped-files.ts';
import { useMessages } from '../language/language.ts';
import styles from './file-picker.module.css';

interface FilePickerProps {
  /** What the button says: `Choose ancestor (.safetensors)`. */
  readonly label: string;
  /** What the button for a whole folder says; without it, none can be chosen. */
  readonly folderLabel?: string;
  /** Endings of the names to offer. */
  readonly endings: readonly string[];
  readonly files: readonly ChosenFile[];
  readonly onChoose: (files: readonly ChosenFile[]) => void;
}

/** Files by a button or dropped on it. They never leave this machine: a worker reads them from the disk. */
export function FilePicker({ label, folderLabel, endings, files, onChoose }: FilePickerProps): ReactElement {
  const { source: words } = useMessages().images;
  const [problem, setProblem] = useState<string>();
  const take = (chosen: readonly ChosenFile[]): void => {
    setProblem(undefined);
    if (chosen.length > 0) onChoose(chosen);
  };
  return (
    <DropZone
      className={join(styles['picker'])}
      onDrop={({ items }) => void droppedFiles(items).then(take, (thrown: unknown) => setProblem(messageOf(thrown)))}
    >
      <div className={styles['buttons']}>
        <FileTrigger acceptedFileTypes={[...endings]} allowsMultiple onSelect={(list) => take(listedFiles(list))}>
          <ActionButton variant={files.length > 0 ? 'plain' : 'primary'}>{label}</ActionButton>
        </FileTrigger>
        {folderLabel !== undefined && (
          <FileTrigger acceptDirectory onSelect={(list) => take(listedFiles(list))}>
            <ActionButton>{folderLabel}</ActionButton>
          </FileTrigger>
        )}
      </div>
      <Text slot="label" className={join(styles['file'])}>{problem === undefined ? chosenText(files, words) : words.problem(problem)}</Text>
    </DropZone>
  );
}

const listed = 4;

function chosenText(files: readonly ChosenFile[], words: Messages['images']['source']): string {
  if (files.length === 0) return words.nothingChosen;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (files.length > listed) return words.manyChosen(files.length, formatBytes(bytes));
  return files.map(({ file }) => words.chosen(file.name, formatBytes(file.size))).join(' · ');
}
