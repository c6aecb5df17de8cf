import { type ReactElement, Suspense, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { fieldProblem } from '../../store/configuration.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { useWantedField } from '../field-focus.ts';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { FieldControl } from './field-control.tsx';
import { fieldsOfGroup, type GroupOfFields } from './field-groups.ts';
import styles from './field-group-section.module.css';
import { asksForFiles } from './asks-for-files.ts';

const NeededFiles = later(async () => (await import('./needed-files.tsx')).NeededFiles);

/** One group of fields, which opens and closes; a group with a problem stays open, and phones start with all closed. */
export function FieldGroupSection({ group, open, summary }: GroupOfFields): ReactElement {
  const [isOpen, setIsOpen] = useState(open && !matchMedia('(max-width: 60rem)').matches);
  const { groups, summaries } = useFirstMessages().configuration;
  const title = groups[group];
  const configuration = usePlaygroundState((state) => state.configuration);
  const { config } = configuration;
  const names = fieldsOfGroup(group, config);
  const hasProblem = names.some((name) => fieldProblem(configuration, name) !== undefined);
  const needsFile = asksForFiles(group, config);
  const wanted = useWantedField();
  const isWanted = wanted !== undefined && names.includes(wanted);
  if (isWanted && !isOpen) setIsOpen(true);
  const isShown = isOpen || hasProblem || needsFile;
  return (
    <Disclosure className={join(styles['group'])} isExpanded={isShown} onExpandedChange={setIsOpen}>
      <Heading level={3} className={join(styles['heading'])}>
        <Button slot="trigger" className={join(styles['trigger'])} aria-label={title}>
          <Icon name="chevron" />
          {title}
          {hasProblem && <span className={styles['warning']}><Icon name="warning" /></span>}
          {!isShown && <span className={styles['summary']}>{summary(config, summaries)}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles['fields']}>
          {names.map((name) => <FieldControl key={name} name={name} />)}
          {(group === 'data' || needsFile) && <Suspense><NeededFiles group={group} /></Suspense>}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
