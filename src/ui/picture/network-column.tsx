import type { ReactElement } from 'react';
import { mark } from '../marked.ts';
import { stageColour, stageTextColour } from '../theme/stage-colour.ts';
import styles from './picture.module.css';
import type { Column, PictureLayout } from './picture-layout.ts';

interface NetworkColumnProps {
  readonly column: Column;
  readonly stages: number;
  readonly markedStage: number | undefined;
  readonly layout: PictureLayout;
  /** Layers of one stage are drawn as copies of its first one. */
  readonly shared?: boolean;
}

/** Height from which a layer's number fits into it. */
const NUMBERED_FROM = 11;

/** A network as a stack of layers, input at the bottom, each in the colour of the learngene layer it takes. */
export function NetworkColumn({ column, stages, markedStage, layout, shared = false }: NetworkColumnProps): ReactElement {
  const { layerHeight, ground } = layout;
  const { sources, x, width } = column;
  const gap = layerHeight > 5 ? 1.5 : 0.5;
  return (
    <g>
      {sources.map((source, layer) => ({ source, layer })).map(({ source, layer }) => {
        const isCopy = shared && sources[layer - 1] === source;
        const isFaded = markedStage !== undefined && markedStage !== source;
        return (
          <g
            key={layer} className={styles['layer']} opacity={isFaded ? 0.22 : 1}
            onPointerEnter={() => mark({ stage: source })} onPointerLeave={() => mark({ stage: undefined })}
          >
            <rect
              x={x} width={width} y={ground - (layer + 1) * layerHeight + gap}
              height={layerHeight - gap} rx={Math.min(3, layerHeight / 4)} fill={stageColour(source, stages)} fillOpacity={isCopy ? 0.72 : 1}
            />
            {layerHeight >= NUMBERED_FROM && width > 14 && (
              <text
                x={x + width / 2} y={ground - (layer + 0.5) * layerHeight + gap / 2} className={styles['number']}
                fill={stageTextColour(source, stages)}
              >
                {source + 1}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
