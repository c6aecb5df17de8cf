import { type ReactElement, type ReactNode, useId, useRef } from 'react';
import type { FieldName } from '../../config/fields.ts';
import { fieldProblem } from '../../store/configuration.ts';
import { join } from '../controls/join.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import { focusControl, useFieldFocus } from '../field-focus.ts';
import { useFirstMessages } from '../language/language.ts';
import { useHelpHandlers } from './field-help.tsx';
import styles from './field-row.module.css';
import { ResetButton } from './reset-button.tsx';

/** What a control needs to belong to its row. */
export interface ControlIds {
  readonly control: string;
  /** Help, paper value and problem, for `aria-describedby`. */
  readonly description: string;
  readonly hasProblem: boolean;
}

interface FieldRowProps {
  readonly name: FieldName;
  /** Label above a control of full width, rather than beside a narrow one. */
  readonly wide?: boolean;
  /** Beside the label of a wide row. */
  readonly aside?: ReactNode;
  /** The label belongs to one input; otherwise the control names itself. */
  readonly labelsInput?: boolean;
  readonly children: (ids: ControlIds) => ReactNode;
}

/** Label, control, hidden description and problem of one field. */
export function FieldRow({ name, wide = false, aside, labelsInput = false, children }: FieldRowProps): ReactElement {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  useFieldFocus(name, row);
  const { configuration: words, fields } = useFirstMessages();
  const field = fields[name];
  const problem = usePlaygroundState(({ configuration }) => fieldProblem(configuration, name));
  const ids = { control: `${id}-control`, description: `${id}-description`, hasProblem: problem !== undefined };
  return (
    <div ref={row} className={join(styles['row'], wide && styles['wide'])} {...useHelpHandlers(name)}>
      <span className={styles['head']}>
        {labelsInput
          ? <label className={styles['label']} htmlFor={ids.control}>{field.label}</label>
          : <span className={styles['label']} aria-hidden="true">{field.label}</span>}
        <ResetButton name={name} onReset={() => focusControl(row.current)} />
        {aside}
      </span>
      {children(ids)}
      <span id={ids.description} className={styles['description']}>
        <VisuallyHidden>
          {field.help}
          {field.paper !== undefined && words.inPaper(field.paper)}
        </VisuallyHidden>
        {problem !== undefined && <span className={styles['problem']}>{words.problem(problem)}</span>}
      </span>
    </div>
  );
}
