import type { ReactElement } from 'react';
import { type AncestorCost, type Comparison, ledgerOf, type LedgerRow, ledgerRows, paperLedger, ratioText } from '../../findings/ledger.ts';
import { nothingSpent, spentOf } from '../../findings/spending.ts';
import { formatCount } from '../../lib/format.ts';
import { useDrawnRun } from '../charts/use-shown-run.ts';
import { VisuallyHidden } from '../controls/visually-hidden.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import { imagesOf } from './images-of.ts';
import styles from './findings.module.css';
import { spendingOf } from './spending-of.ts';
import { type SpentRow, spentRows, totalOf } from './spent-rows.ts';

/** Costs as the paper counts them: planned against scratch and TLEG, the paper's ratios beside, and what is spent so far. */
export function LedgerPanel(): ReactElement {
  const run = useDrawnRun();
  const config = usePlaygroundState((state) => run?.config ?? state.configuration.config);
  const { images, target } = imagesOf(config, run?.data, run?.target);
  const ledger = ledgerOf(config, images, target);
  const rows = spentRows(spentOf(run ? spendingOf(run.log) : nothingSpent, config, images, target), config, images, target);
  return (
    <section className={styles['panel']} aria-labelledby="ledger-title">
      <div className={styles['heading']}>
        <h2 id="ledger-title">Cost ledger</h2>
        <p>{spentInWords(totalOf(rows))}</p>
      </div>
      {/* A scrolling region must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles['scroller']} aria-label="Costs" tabIndex={0}>
        <LedgerTable rows={ledgerRows(ledger)} paper={ledgerRows(paperLedger)} />
        {ledger.ancestor && <p className={styles['note']}>{ancestorInWords(ledger.ancestor)}</p>}
        <SpentTable rows={rows} />
      </section>
    </section>
  );
}

function LedgerTable({ rows, paper }: { readonly rows: readonly LedgerRow[]; readonly paper: readonly LedgerRow[] }): ReactElement {
  return (
    <table className={styles['table']} aria-label="Costs against other ways">
      <thead>
        <tr>
          <th scope="col">Cost of one seed</th>
          <th scope="col">SWS</th>
          <th scope="col">Other</th>
          <th scope="col">Ratio</th>
          <th scope="col">Paper</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, unit, ...costs }, place) => (
          <tr key={`${label} ${unit}`}>
            <th scope="row">
              {rows[place - 1]?.label === label ? <VisuallyHidden>{label}</VisuallyHidden> : label}
              {' '}<span className={styles['unit']}>{unit}</span>
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
  const total = { label: 'All networks and seeds', ...totalOf(rows) };
  return (
    <table className={styles['table']} aria-label="Spent so far">
      <thead>
        <tr>
          <th scope="col">Spent so far</th>
          <th scope="col">Epochs</th>
          <th scope="col">planned</th>
          <th scope="col">sample·FLOPs</th>
          <th scope="col">planned</th>
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
function spentInWords({ sampleFlops, plannedSampleFlops }: ReturnType<typeof totalOf>): string {
  return `spent ${formatCount(sampleFlops)} of ${formatCount(plannedSampleFlops)} sample·FLOPs`;
}

function ancestorInWords({ trainingSampleFlops, inferenceImages, inferenceSampleFlops }: AncestorCost): string {
  const training = trainingSampleFlops === undefined ? 'imported' : `${formatCount(trainingSampleFlops)} sample·FLOPs to train`;
  const inference = inferenceSampleFlops === undefined ? '' : `, ${formatCount(inferenceSampleFlops)} sample·FLOPs`;
  return `The ancestor, which the paper does not count: ${training}; it looks at ${formatCount(inferenceImages)} images${inference}.`;
}

/** Nothing costs nothing; what is nearly nothing keeps a digit. */
function costText(value: number): string {
  return value > 0 && value < 100 ? value.toFixed(1) : formatCount(Math.round(value));
}

function ratioOf({ sws, ratio }: Comparison): string {
  return sws > 0 && Number.isFinite(ratio) ? ratioText(ratio) : '–';
}
