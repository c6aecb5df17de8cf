import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components';
import { formatBytes } from '../../lib/format.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './image-folder-picker.module.css';

/** The zip to train on. It never leaves this machine: the worker reads it from the disk. */
export function ImageFolderPicker(): ReactElement {
  const playground = usePlayground();
  const file = usePlaygroundState((state) => state.file);
  return (
    <div className={styles['picker']}>
      <FileTrigger acceptedFileTypes={['.zip', 'application/zip']} onSelect={(files) => playground.chooseFile(files?.[0])}>
        <ActionButton variant={file ? 'plain' : 'primary'}>
          {file ? 'Choose another .zip' : 'Choose image folder (.zip)'}
        </ActionButton>
      </FileTrigger>
      <span className={styles['file']}>
        {file ? `${file.name}, ${formatBytes(file.size)}` : 'No file chosen yet. It is read on this machine only.'}
      </span>
    </div>
  );
}
