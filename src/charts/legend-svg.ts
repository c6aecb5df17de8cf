import { markerSvg, strokeSvg, type SvgLine } from './line-svg.ts';
import { textAt } from './svg-text.ts';

const WIDTH = 552;
const ROW = 20;
/** Pixels of a letter, and of the sample beside a name with the room around it. */
const [LETTER, SAMPLE] = [6.4, 50];
const MOST_COLUMNS = 3;

/** The names of the lines beside samples of them, in as many columns as the longest name leaves room for. */
export function legendSvg(lines: readonly SvgLine[], left: number, top: number): string {
  const columns = columnsOf(lines);
  return named(lines).map(({ label, look }, place) => {
    const x = left + (place % columns) * (WIDTH / columns);
    const y = top + Math.floor(place / columns) * ROW;
    const sample = strokeSvg(look, [[x, y], [x + 28, y]]) + markerSvg(look, [x + 14, y]);
    return `<g${look.opacity === undefined ? '' : ` opacity="${look.opacity}"`}>${sample}</g>${textAt(x + 36, y + 4, label, 'start')}`;
  }).join('\n');
}

/** Pixels that the legend takes. */
export function legendHeight(lines: readonly SvgLine[]): number {
  return ROW * Math.ceil(named(lines).length / columnsOf(lines));
}

function named(lines: readonly SvgLine[]): readonly SvgLine[] {
  return lines.filter(({ isUnnamed }) => isUnnamed !== true);
}

function columnsOf(lines: readonly SvgLine[]): number {
  const longest = named(lines).reduce((most, { label }) => Math.max(most, label.length), 0);
  return Math.min(MOST_COLUMNS, Math.max(1, Math.floor(WIDTH / (longest * LETTER + SAMPLE))));
}
