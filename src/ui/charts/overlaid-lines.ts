import type { ShownRun } from '../../store/shown-run.ts';
import type { SeriesStyle } from '../theme/series-style.ts';
import type { ChartLine } from './chart-line.ts';
import type { LegendEntry } from './legend-toggle.tsx';

/** Strokes that tell overlaid runs apart; colour and marker tell what is drawn of them. */
const dashes = ['2 2', '9 3', '5 2 1 2', '12 2 2 2', '3 4'] as const;

/** How a run's name is shown in a legend: its dash, without a colour, which belongs to networks and strategies. */
export function runStyle(place: number): SeriesStyle {
  return { colour: 'var(--muted)', dash: place === 0 ? '' : dashOf(place), marker: 'none' };
}

const madeOf = new WeakMap<ChartLine, { readonly place: number; readonly line: ChartLine }>();

/** A line of the run that is the `place`-th in the chart, 1 for the first overlaid: fainter, in its run's dash, with its name. */
export function overlaidLine<Line extends ChartLine>(line: Line, { id, name }: ShownRun, place: number): Line {
  const known = madeOf.get(line);
  if (known?.place === place) return known.line as Line;
  const made = { ...line, key: `${id} ${line.key}`, label: `${line.label} · ${name}`, style: { ...line.style, dash: dashOf(place) }, isFaint: true };
  madeOf.set(line, { place, line: made });
  return made;
}

function dashOf(place: number): string {
  return dashes[(place - 1) % dashes.length] ?? '';
}

/** The entries of a legend by which whole runs are switched on and off; none where there is one run alone. */
export function runEntries(run: ShownRun | undefined, overlaid: readonly ShownRun[]): readonly LegendEntry[] {
  if (overlaid.length === 0) return [];
  return [...(run ? [run] : []), ...overlaid].map(({ id, name }, place) => ({ key: id, label: name, style: runStyle(run ? place : place + 1) }));
}
