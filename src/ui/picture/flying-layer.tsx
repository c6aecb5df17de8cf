import type { CSSProperties, ReactElement } from 'react';
import { layerLook } from './layer-look.ts';
import type { LayerOrigin } from './layer-origin.ts';
import type { PictureContent } from './picture-content.ts';
import styles from './picture.module.css';
import type { Column, PictureLayout } from './picture-layout.ts';

interface FlyingLayerProps {
  readonly content: PictureContent;
  readonly layout: PictureLayout;
  /** The Des-Net that is filled, and its layer, from 0, that is filled now. */
  readonly column: Column;
  readonly layer: number;
}

/** The layer that is filled now, its frame and those of the stored layers it comes from, and copies on their way. */
export function FlyingLayer({ content: { stored, stages }, layout, column, layer }: FlyingLayerProps): ReactElement | null {
  const origin = column.layers[layer];
  if (origin === undefined) return null;
  const { learngene, layerHeight, ground } = layout;
  const y = (place: number): number => ground - (place + 1) * layerHeight;
  return (
    <g aria-hidden="true">
      {storedPlaces(stored, origin).map((place) => (
        <g key={`${column.key} ${layer} ${place}`}>
          <rect
            x={column.x} y={y(layer)} width={column.width} height={layerHeight} rx={Math.min(3, layerHeight / 4)}
            fill={layerLook(stored[place] ?? origin, stages, '').fill} className={styles['flying']}
            style={{ '--from-x': `${learngene.x - column.x}px`, '--from-y': `${y(place) - y(layer)}px` } as CSSProperties}
          />
          <rect x={learngene.x - 1} y={y(place)} width={learngene.width + 2} height={layerHeight + 1} rx="3" className={styles['frame']} />
        </g>
      ))}
      <rect x={column.x - 1} y={y(layer)} width={column.width + 2} height={layerHeight + 1} rx="3" className={styles['frame']} />
    </g>
  );
}

/** Which of the stored layers a layer is made of: the one it copies, θ_B and θ_A that it mixes, or none. */
export function storedPlaces(stored: readonly LayerOrigin[], origin: LayerOrigin): readonly number[] {
  if (origin === 'drawn') return [];
  if (typeof origin === 'object') return origin.share === 0 ? [0] : [0, 1];
  const place = stored.indexOf(origin);
  return place < 0 ? [] : [place];
}
