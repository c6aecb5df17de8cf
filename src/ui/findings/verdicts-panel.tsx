import { type ReactElement, useMemo } from 'react';
import { useShallow } from 'zustand/shallow';
import type { VerdictOutcome } from '../../findings/finding-words.ts';
import { type Verdict, verdictsOf } from '../../findings/verdicts.ts';
import type { Messages } from '../../messages/messages.ts';
import { shownDocuments } from '../../store/shown-run.ts';
import { Icon } from '../controls/icon.tsx';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './findings.module.css';

/** What the shown run, or its whole series, says of each claim of the paper: computed, never written in. */
export function VerdictsPanel(): ReactElement {
  const documents = usePlaygroundState(useShallow(shownDocuments));
  const { findings, findingsPanel: words } = useMessages();
  const verdicts = useMemo(() => verdictsOf(documents.map(({ results }) => results), findings), [documents, findings]);
  return (
    <section className={styles['panel']} aria-labelledby="verdicts-title">
      <div className={styles['heading']}>
        <h2 id="verdicts-title">{words.claims}</h2>
        <p>{basisOf(documents.length, words)}</p>
      </div>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label={words.verdicts} tabIndex={0}>
        <ol className={styles['verdicts']}>
          {verdicts.map((verdict) => <VerdictItem key={verdict.claim} verdict={verdict} />)}
        </ol>
      </section>
    </section>
  );
}

function VerdictItem({ verdict: { claim, statement, parts, outcome } }: { readonly verdict: Verdict }): ReactElement {
  const { findings, findingsPanel: words } = useMessages();
  return (
    <li>
      <details onToggle={({ currentTarget }) => { if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' }); }}>
        <summary>
          <Icon name="chevron" />
          <span className={styles['claim']}>{words.claim(claim, statement)}</span>
          <Badge outcome={outcome} />
        </summary>
        <ul>
          {parts.map((part) => (
            <li key={part.statement}>
              <Badge outcome={part.outcome} /> <b>{findings.sentence(part.statement)}</b> {part.text}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Badge({ outcome }: { readonly outcome: VerdictOutcome }): ReactElement {
  const { outcomes } = useMessages().findings;
  return <span className={styles['badge']} data-outcome={outcome}>{outcomes[outcome]}</span>;
}

function basisOf(documents: number, words: Messages['findingsPanel']): string {
  if (documents === 0) return words.noBasis;
  return documents === 1 ? words.thisRun : words.series(documents);
}
