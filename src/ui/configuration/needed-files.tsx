import type { ReactElement } from 'react';
import type { FieldGroup } from '../../config/field.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { needsAncestorFiles } from '../../store/chosen-files.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { FilePicker } from './file-picker.tsx';

/** Endings and types to offer; what a chosen file is, its content decides. */
const imageFiles = ['.zip', '.tar', '.tgz', '.gz', '.parquet', 'application/zip', 'application/x-tar', 'application/gzip'];

/** Whether a group has a file to choose, so that it must be open. */
export function asksForFiles(group: FieldGroup, config: ExperimentConfig): boolean {
  if (group === 'ancestry') return needsAncestorFiles(config);
  return group === 'data' && (config.data === 'image-folder' || config.target === 'image-folder');
}

/** The files that the configuration asks for in this group. */
export function NeededFiles({ group }: { readonly group: FieldGroup }): ReactElement {
  const playground = usePlayground();
  const { data, target, ancestor } = usePlaygroundState((state) => state.files);
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const isModel = config.ancestor === 'tfjs';
  return (
    <>
      {group === 'data' && config.data === 'image-folder' && (
        <FilePicker
          label={data ? 'Choose other images' : 'Choose images (.zip, .tar.gz, .parquet)'} endings={imageFiles}
          files={listOf(data)} onChoose={([file]) => playground.chooseFiles({ data: file })}
        />
      )}
      {group === 'data' && config.target === 'image-folder' && (
        <FilePicker
          label={target ? 'Choose other images to transfer to' : 'Choose images to transfer to (.zip, .tar.gz, .parquet)'}
          endings={imageFiles} files={listOf(target)} onChoose={([file]) => playground.chooseFiles({ target: file })}
        />
      )}
      {group === 'ancestry' && needsAncestorFiles(config) && (
        <FilePicker
          label={isModel ? 'Choose model.json and .bin files' : 'Choose ancestor (.safetensors)'} several={isModel}
          endings={isModel ? ['.json', '.bin'] : ['.safetensors']} files={ancestor}
          onChoose={(files) => playground.chooseFiles({ ancestor: files })}
        />
      )}
    </>
  );
}

function listOf(file: File | undefined): readonly File[] {
  return file ? [file] : [];
}
