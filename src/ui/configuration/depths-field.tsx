import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { formatFieldText } from '../../config/field-text.ts';
import { auxNetDepth } from '../../sws/stage-layout.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { marksDepth, useMarked } from '../marked.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { depthsOffered, reachableDepths } from './depths.ts';
import styles from './depths-field.module.css';
import { FieldRow } from './field-row.tsx';
import { ListTextInput } from './list-text-input.tsx';

/** Depths of Des-Nets, of all or of those that are tuned: the likely ones to switch on and off, any others as text. */
export function DepthsField({ name }: { readonly name: 'depths' | 'tuneDepths' }): ReactElement {
  const playground = usePlayground();
  const { [name]: depths, stageLayout } = usePlaygroundState(({ configuration }) => configuration.config);
  const { configuration: words, fields } = useFirstMessages();
  const marked = useMarked(({ depth }) => depth);
  const stages = stageLayout.length;
  const reachable = reachableDepths(stages, auxNetDepth(stageLayout));
  return (
    <FieldRow name={name} wide>
      {(ids) => (
        <>
          <ToggleButtonGroup
            aria-label={fields[name].label} aria-describedby={ids.description} className={join(styles['depths'])}
            selectionMode="multiple" selectedKeys={depths}
            onSelectionChange={(keys) => playground.edit(name, [...keys].map(Number).toSorted((a, b) => a - b))}
          >
            {depthsOffered(stages, auxNetDepth(stageLayout), depths).map((depth) => (
              <ToggleButton
                key={depth} id={depth} className={join(styles['depth'])} aria-label={words.depth(depth)} {...marksDepth(depth)}
                data-marked={marked === depth || undefined}
                data-problem={(ids.hasProblem && depth < stages && depths.includes(depth)) || undefined}
              >
                {depth}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {ids.hasProblem && depths.some((depth) => depth < stages) && (
            <ActionButton small icon="check" onPress={() => playground.edit(name, reachable)}>
              {words.useDepths(formatFieldText(name, reachable))}
            </ActionButton>
          )}
          <ListTextInput name={name} ids={ids} />
        </>
      )}
    </FieldRow>
  );
}
