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
