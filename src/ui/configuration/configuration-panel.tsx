import type { ReactElement } from 'react';
import { useFirstMessages } from '../language/language.ts';
import { Costs } from './costs.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './configuration-panel.module.css';
import { EditButtons } from './edit-buttons.tsx';
import { FieldGroupSection } from './field-group-section.tsx';
import { fieldGroups } from './field-groups.ts';
import { FieldHelp, FieldHelpProvider } from './field-help.tsx';
import { RestartNote } from './restart-note.tsx';

/** The whole configuration, in the order of the paper; it scrolls within itself. */
export function ConfigurationPanel(): ReactElement {
  const isBelowLesson = usePlaygroundState(({ view }) => view.lesson !== undefined);
  const { configuration: words } = useFirstMessages();
  return (
    <FieldHelpProvider>
      <section className={styles['panel']} aria-labelledby="configuration-title">
        <header className={styles['header']}>
          <h2 id="configuration-title">{words.title}</h2>
          <RestartNote />
          <EditButtons />
        </header>
        <div className={styles['groups']}>
          {fieldGroups.map((group) => <FieldGroupSection key={group.group} {...group} />)}
        </div>
        <Costs />
        {/* A lesson takes the height that it would have. */}
        {!isBelowLesson && <FieldHelp />}
      </section>
    </FieldHelpProvider>
  );
}
