import type { ReactElement } from 'react';
import { type AncestorCost, type Comparison, ledgerOf, type LedgerRow, ledgerRows, paperLedger, ratioText } from '../../findings/ledger.ts';
import { nothingSpent, spentOf } from '../../findings/spending.ts';
import { formatCount } from '../../lib/format.ts';
import type { Messages } from '../../messages/messages.ts';
import { useDrawnRun } from '../charts/use-shown-run.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { imagesOf } from './images-of.ts';
import styles from './findings.module.css';
import { spendingOf } from './spending-of.ts';
import { type SpentRow, spentRows, totalOf } from './spent-rows.ts';

/** Costs as the paper counts them: planned against scratch and TLEG, the paper's ratios beside, and what is spent so far. */
export function LedgerPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const messages = useMessages();
  const { ledger: words } = messages;
  const { images, target } = imagesOf(config, run?.data, run?.target);
  const ledger = ledgerOf(config, images, target);
  const rows = spentRows(spentOf(run ? spendingOf(run.log) : nothingSpent, config, images, target), config, images, target, messages);
  return (
    <section className={styles['panel']} aria-labelledby="ledger-title">
      <div className={styles['heading']}>
        <h2 id="ledger-title">{words.title}</h2>
        <p>{spentInWords(totalOf(rows), words)}</p>
      </div>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label={words.costs} tabIndex={0}>
        <LedgerTable rows={ledgerRows(ledger)} paper={ledgerRows(paperLedger)} />
        {ledger.ancestor && <p className={styles['note']}>{ancestorInWords(ledger.ancestor, words)}</p>}
        <SpentTable rows={rows} />
      </section>
    </section>
  );
}

function LedgerTable({ rows, paper }: { readonly rows: readonly LedgerRow[]; readonly paper: readonly LedgerRow[] }): ReactElement {
  const { ledger: words } = useMessages();
  const { columns } = words;
  return (
    <table className={styles['table']} aria-label={words.against}>
      <thead>
        <tr>
          <th scope="col">{columns.cost}</th>
          <th scope="col">{columns.sws}</th>
          <th scope="col">{columns.other}</th>
          <th scope="col">{columns.ratio}</th>
          <th scope="col">{columns.paper}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, label: _english, unit, ...costs }, place) => (
          <tr key={`${name} ${unit}`}>
            <th scope="row">
              {rows[place - 1]?.name === name ? <VisuallyHidden>{words.rows[name]}</VisuallyHidden> : words.rows[name]}
              {' '}<span className={styles['unit']}>{words.units[unit]}</span>
            </th>
            <td>{costText(costs.sws)}</td>
            <td>{costText(costs.other)}</td>
            <td><b>{ratioOf(costs)}</b></td>
            <td>{paper[place] && ratioOf(paper[place])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SpentTable({ rows }: { readonly rows: readonly SpentRow[] }): ReactElement {
  const { ledger: words } = useMessages();
  const total = { label: words.total, ...totalOf(rows) };
  return (
    <table className={styles['table']} aria-label={words.soFar}>
      <thead>
        <tr>
          <th scope="col">{words.soFar}</th>
          <th scope="col">{words.epochs}</th>
          <th scope="col">{words.planned}</th>
          <th scope="col">{words.sampleFlops}</th>
          <th scope="col">{words.planned}</th>
        </tr>
      </thead>
      <tbody>
        {[total, ...rows].map(({ label, epochs, plannedEpochs, sampleFlops, plannedSampleFlops }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{epochs.toFixed(1)}</td>
            <td>{plannedEpochs.toFixed(1)}</td>
            <td>{formatCount(sampleFlops)}</td>
            <td>{formatCount(plannedSampleFlops)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `spent 1.2 T of 3.4 T sample·FLOPs`, of all networks and seeds. */
function spentInWords({ sampleFlops, plannedSampleFlops }: ReturnType<typeof totalOf>, words: Messages['ledger']): string {
  return words.spent(formatCount(sampleFlops), formatCount(plannedSampleFlops));
}

function ancestorInWords({ trainingSampleFlops, inferenceImages, inferenceSampleFlops }: AncestorCost, words: Messages['ledger']): string {
  const training = trainingSampleFlops === undefined ? words.imported : words.ancestorTraining(formatCount(trainingSampleFlops));
  const images = formatCount(inferenceImages);
  return inferenceSampleFlops === undefined ? words.ancestor(training, images) : words.ancestorInference(training, images, formatCount(inferenceSampleFlops));
}

/** Nothing costs nothing; what is nearly nothing keeps a digit. */
function costText(value: number): string {
  return value > 0 && value < 100 ? value.toFixed(1) : formatCount(Math.round(value));
}

function ratioOf({ sws, ratio }: Comparison): string {
  return sws > 0 && Number.isFinite(ratio) ? ratioText(ratio) : '–';
}
