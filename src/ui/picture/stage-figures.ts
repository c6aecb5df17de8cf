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
  const all = points.ofKind('stage', count);
  const last = all.at(-1);
  if (!last) return undefined;
  // All of one moment stand side by side.
  const newest = all.slice(all.findLastIndex(({ step, seed }) => step !== last.step || seed !== last.seed) + 1);
  const of = (network: StagedNetwork): readonly StagePoint[] =>
    newest.filter((point) => point.network === network).toSorted((a, b) => a.stage - b.stage);
  const [auxNet, vanillaNet] = [of('aux-net'), of('vanilla-net')];
  return {
    step: last.step,
    seed: last.seed,
    networks: { ...(auxNet.length > 0 && { 'aux-net': auxNet }), ...(vanillaNet.length > 0 && { 'vanilla-net': vanillaNet }) },
  };
}

/** What was found last, by the list that all logs of a run share: it grows, and nothing is looked for again among what was there. */
const found = new WeakMap<PointLog['points'], { readonly stages: number; readonly figures: StageFigures | undefined }>();

/** The same, and the same object until stages tell something new. */
export function newestFigures(log: PointLog): StageFigures | undefined {
  const known = found.get(log.points);
  const stages = log.points.ofKind('stage', log.count).length;
  if (known?.stages === stages) return known.figures;
  const figures = stageFigures(log);
  found.set(log.points, { stages, figures });
  return figures;
}
