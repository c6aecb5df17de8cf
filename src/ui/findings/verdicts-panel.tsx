import { type ReactElement, useMemo } from 'react';
import { useShallow } from 'zustand/shallow';
import { type Verdict, type VerdictOutcome, verdictsOf } from '../../findings/verdicts.ts';
import { shownDocuments } from '../../store/shown-run.ts';
import { Icon } from '../controls/icon.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './findings.module.css';

/** What the shown run, or its whole series, says of each claim of the paper: computed, never written in. */
export function VerdictsPanel(): ReactElement {
  const documents = usePlaygroundState(useShallow(shownDocuments));
  const verdicts = useMemo(() => verdictsOf(documents.map(({ results }) => results)), [documents]);
  return (
    <section className={styles['panel']} aria-labelledby="verdicts-title">
      <div className={styles['heading']}>
        <h2 id="verdicts-title">The paper’s claims</h2>
        <p>{basisOf(documents.length)}</p>
      </div>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label="Verdicts" tabIndex={0}>
        <ol className={styles['verdicts']}>
          {verdicts.map((verdict) => <VerdictItem key={verdict.claim} verdict={verdict} />)}
        </ol>
      </section>
    </section>
  );
}

function VerdictItem({ verdict: { claim, statement, parts, outcome } }: { readonly verdict: Verdict }): ReactElement {
  return (
    <li>
      <details onToggle={({ currentTarget }) => { if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' }); }}>
        <summary>
          <Icon name="chevron" />
          <span className={styles['claim']}>{claim}. {statement}</span>
          <Badge outcome={outcome} />
        </summary>
        <ul>
          {parts.map((part) => (
            <li key={part.statement}>
              <Badge outcome={part.outcome} /> <b>{sentence(part.statement)}</b> {part.text}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Badge({ outcome }: { readonly outcome: VerdictOutcome }): ReactElement {
  return <span className={styles['badge']} data-outcome={outcome}>{outcome}</span>;
}

/** `the gap widens` → `The gap widens.` */
function sentence(statement: string): string {
  return `${statement.charAt(0).toUpperCase()}${statement.slice(1)}.`;
}

function basisOf(documents: number): string {
  if (documents === 0) return 'judged when a run has ended';
  return documents === 1 ? 'judged by this run' : `judged by the ${documents} runs of this series`;
}
