import type { StagedNetwork, StagePoint } from '../../formats/metrics.ts';
import type { PointLog } from '../../store/point-log.ts';

/** What the stages of the networks in training told last, in one seed and step. */
export interface StageFigures {
  readonly step: number;
  readonly seed: number;
  /** By network, each by stage. */
  readonly networks: Readonly<Partial<Record<StagedNetwork, readonly StagePoint[]>>>;
}

/** The newest figures of a run; undefined before the first, and of runs made when stages told nothing. */
export function stageFigures({ points, count }: PointLog): StageFigures | undefined {
  const newest: StagePoint[] = [];
  for (let i = count - 1; i >= 0; i--) {
    const point = points[i];
    const [first] = newest;
    if (point?.kind === 'stage' && (!first || (point.step === first.step && point.seed === first.seed))) newest.push(point);
    else if (first) break; // all of one moment stand side by side
  }
  const [first] = newest;
  if (!first) return undefined;
  const of = (network: StagedNetwork): readonly StagePoint[] =>
    newest.filter((point) => point.network === network).toSorted((a, b) => a.stage - b.stage);
  const [auxNet, vanillaNet] = [of('aux-net'), of('vanilla-net')];
  return {
    step: first.step,
    seed: first.seed,
    networks: { ...(auxNet.length > 0 && { 'aux-net': auxNet }), ...(vanillaNet.length > 0 && { 'vanilla-net': vanillaNet }) },
  };
}

/** What was found last, of the log's own array, which grows: it is looked for again only among what has come since. */
const found = new WeakMap<PointLog['points'], { readonly count: number; readonly figures: StageFigures | undefined }>();

/** The same, and the same object until stages tell something new. */
export function newestFigures(log: PointLog): StageFigures | undefined {
  const known = found.get(log.points);
  if (known && known.count === log.count) return known.figures;
  const isOld = known !== undefined && known.count < log.count && !hasStagePoint(log, known.count);
  const figures = isOld ? known.figures : stageFigures(log);
  found.set(log.points, { count: log.count, figures });
  return figures;
}

function hasStagePoint({ points, count }: PointLog, from: number): boolean {
  for (let i = from; i < count; i++) if (points[i]?.kind === 'stage') return true;
  return false;
}
