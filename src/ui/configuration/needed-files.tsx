import type { ReactElement } from 'react';
import type { FieldGroup } from '../../config/field.ts';
import { needsAncestorFiles } from '../../store/chosen-files.ts';
import { FilePicker } from '../images/file-picker.tsx';
import { ImageSource } from '../images/image-source.tsx';
import { KeptImages } from '../images/kept-images.tsx';
import { useMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';

/** What the configuration asks for in this group besides its fields. */
export function NeededFiles({ group }: { readonly group: FieldGroup }): ReactElement {
  const playground = usePlayground();
  const ancestor = usePlaygroundState((state) => state.files.ancestor);
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const { configuration: words } = useMessages();
  const isModel = config.ancestor === 'tfjs';
  return (
    <>
      {group === 'data' && <ImageSource use="data" />}
      {group === 'data' && config.target !== 'none' && <ImageSource use="target" />}
      {group === 'data' && <KeptImages />}
      {group === 'ancestry' && needsAncestorFiles(config) && (
        <FilePicker
          label={isModel ? words.chooseModel : words.chooseAncestor}
          endings={isModel ? ['.json', '.bin'] : ['.safetensors']} files={ancestor.map((file) => ({ path: file.name, file }))}
          onChoose={(files) => playground.chooseFiles({ ancestor: files.map(({ file }) => file) })}
        />
      )}
    </>
  );
}
