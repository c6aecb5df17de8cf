import type { ReactElement } from 'react';
import { mark } from '../marked.ts';
import { layerLook } from './layer-look.ts';
import type { LayerOrigin } from './layer-origin.ts';
import styles from './picture.module.css';
import type { Column, PictureLayout } from './picture-layout.ts';

/** What all networks of a picture are drawn with. */
export interface Drawn {
  readonly stages: number;
  /** Layers are those of stages, which are marked everywhere. */
  readonly isStaged: boolean;
  readonly markedStage: number | undefined;
  readonly layout: PictureLayout;
  /** Id of the pattern of layers drawn at random. */
  readonly hatch: string;
}

interface NetworkColumnProps extends Drawn {
  readonly column: Column;
  /** Layers of one stage are drawn as copies of its first one. */
  readonly shared?: boolean;
  /** How many layers are there already; the others are empty frames. By default all. */
  readonly filled?: number;
}

/** Height from which a layer's number fits into it. */
const NUMBERED_FROM = 11;
/** Height of the frame that stands for a network that is not there, in layers. */
const FRAME = 4;

/** A network as a stack of layers, input at the bottom, each as its weights come about; an empty frame without layers. */
export function NetworkColumn({ column, shared = false, filled = column.layers.length, ...drawn }: NetworkColumnProps): ReactElement {
  const { layerHeight, ground } = drawn.layout;
  const { layers, x, width } = column;
  if (layers.length === 0) {
    const height = FRAME * layerHeight;
    return <rect x={x} width={width} y={ground - height + 1} height={height - 2} rx="4" className={styles['absent']} />;
  }
  return (
    <g>
      {layers.map((origin, layer) => ({ origin, layer })).map(({ origin, layer }) => (
        <Layer
          key={layer} {...drawn} x={x} width={width} layer={layer} origin={origin}
          isEmpty={layer >= filled} isCopy={shared && typeof origin === 'number' && layers[layer - 1] === origin}
        />
      ))}
    </g>
  );
}

interface LayerProps extends Drawn {
  readonly x: number;
  readonly width: number;
  /** 0-based, from the input. */
  readonly layer: number;
  readonly origin: LayerOrigin;
  readonly isCopy: boolean;
  readonly isEmpty: boolean;
}

function Layer({ x, width, layer, origin, isCopy, isEmpty, stages, isStaged, markedStage, layout, hatch }: LayerProps): ReactElement {
  const { layerHeight, ground } = layout;
  const gap = layerHeight > 5 ? 1.5 : 0.5;
  const place = { x, width, y: ground - (layer + 1) * layerHeight + gap, height: layerHeight - gap, rx: Math.min(3, layerHeight / 4) };
  if (isEmpty) return <rect {...place} className={styles['absent']} />;
  const { fill, text, textColour } = layerLook(origin, stages, hatch);
  const isFaded = isStaged && markedStage !== undefined && markedStage !== origin;
  const stage = isStaged && typeof origin === 'number' ? origin : undefined;
  return (
    <g
      className={styles['layer']} opacity={isFaded ? 0.22 : 1}
      onPointerEnter={() => mark({ stage })} onPointerLeave={() => mark({ stage: undefined })}
    >
      <rect
        {...place} fill={fill} fillOpacity={isCopy ? 0.72 : 1}
        className={origin === 'drawn' ? styles['drawn'] : undefined}
      />
      {layerHeight >= NUMBERED_FROM && width > 14 && text !== '' && (
        <text x={x + width / 2} y={ground - (layer + 0.5) * layerHeight + gap / 2} className={styles['number']} fill={textColour}>
          {text}
        </text>
      )}
    </g>
  );
}
