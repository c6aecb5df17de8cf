import type { ReactElement } from 'react';
import { stageColour } from '../theme/stage-colour.ts';
import { bandsOf, isStageWise } from './network-bands.ts';
import styles from './picture.module.css';
import type { Column, PictureLayout } from './picture-layout.ts';

interface RibbonsProps {
  readonly from: Column;
  readonly to: Column;
  readonly stages: number;
  readonly markedStage: number | undefined;
  readonly layout: PictureLayout;
}

/** Follows each stage from one network to the next; nothing where stages are out of order. */
export function Ribbons({ from, to, stages, markedStage, layout }: RibbonsProps): ReactElement | null {
  if (!isStageWise(from.layers) || !isStageWise(to.layers)) return null;
  const targets = bandsOf(to.layers);
  const y = (layer: number): number => layout.ground - layer * layout.layerHeight;
  return (
    <g>
      {bandsOf(from.layers).map((band) => {
        const target = targets.find(({ source }) => source === band.source);
        if (!target) return null;
        const lower = edge(from.x + from.width, y(band.first), to.x, y(target.first));
        const upper = edge(to.x, y(target.first + target.count), from.x + from.width, y(band.first + band.count));
        const path = `M${lower}L${upper}Z`;
        const isFaded = markedStage !== undefined && markedStage !== band.source;
        return (
          <path
            key={band.source} d={path} className={styles['ribbon']} fill={stageColour(band.source, stages)}
            fillOpacity={isFaded ? 0.05 : 0.2}
          />
        );
      })}
    </g>
  );
}

/** A smooth line that leaves and arrives level. */
function edge(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
}
