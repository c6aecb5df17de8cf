import { type FormEvent, type ReactElement, useState } from 'react';
import { Dialog, Heading, Input, Label, TextArea, TextField } from 'react-aria-components';
import { LONGEST_NAME, LONGEST_NOTE } from '../../formats/run-label.ts';
import { messageOf } from '../../lib/errors.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import styles from './run-details.module.css';

interface RunDetailsProps {
  readonly kept: KeptRun;
  readonly configuration: string;
  readonly onDone: () => void;
}

/** What a person can say about a run. */
export function RunDetails(props: RunDetailsProps): ReactElement {
  return <Dialog className={join(styles['dialog'])}><DetailsForm {...props} /></Dialog>;
}

function DetailsForm({ kept, configuration, onDone }: RunDetailsProps): ReactElement {
  const { runs } = usePlayground();
  const { runs: words } = useMessages();
  const [name, setName] = useState(kept.name);
  const [note, setNote] = useState(kept.note ?? '');
  const [problem, setProblem] = useState<string>();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    try {
      runs.rename(kept.id, name);
      runs.annotate(kept.id, note);
      onDone();
    } catch (thrown) {
      setProblem(messageOf(thrown));
    }
  };
  return (
    <form className={styles['form']} onSubmit={save}>
      <Heading slot="title" className={join(styles['title'])}>{kept.name}</Heading>
      <p className={styles['configuration']}>{configuration}</p>
      <TextField className={join(styles['field'])} value={name} onChange={setName} maxLength={LONGEST_NAME}>
        <Label>{words.name}</Label>
        <Input className={join(styles['input'])} autoComplete="off" spellCheck={false} />
      </TextField>
      <TextField className={join(styles['field'])} value={note} onChange={setNote} maxLength={LONGEST_NOTE}>
        <Label>{words.notes}</Label>
        <TextArea className={join(styles['input'])} rows={5} placeholder={words.notesHint} />
      </TextField>
      <output className={styles['problem']}>{problem !== undefined && words.problem(problem)}</output>
      <span className={styles['buttons']}>
        <ActionButton small onPress={onDone}>{words.cancel}</ActionButton>
        <ActionButton small variant="primary" type="submit">{words.save}</ActionButton>
      </span>
    </form>
  );
}
