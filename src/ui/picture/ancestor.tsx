import type { ReactElement } from 'react';
import styles from './picture.module.css';
import type { PictureLayout } from './picture-layout.ts';

interface AncestorProps {
  readonly layout: PictureLayout;
  /** Layers; 0 for none. */
  readonly depth: number;
  /** Left edge of the network that distils it. */
  readonly to: number;
}

/** The Ans-Net, none of whose layers are shared, and the arrow of distillation; an empty frame without one. */
export function Ancestor({ layout, depth, to }: AncestorProps): ReactElement {
  const { ancestor: { x, width }, layerHeight, ground, isNarrow } = layout;
  const centre = x + width / 2;
  const height = Math.max(depth, 4) * layerHeight;
  const arrowY = ground - height / 2;
  return (
    <g>
      {depth > 0
        ? Array.from({ length: depth }, (_, layer) => (
          <rect
            key={layer} x={x - 4} width={width + 8} y={ground - (layer + 1) * layerHeight + 1.5}
            height={layerHeight - 1.5} rx="3" className={styles['ancestorLayer']}
          />
        ))
        : <rect x={x} width={width} y={ground - height + 1} height={height - 2} rx="4" className={styles['absent']} />}
      {!isNarrow && (
        <path
          d={`M${x + width + 10} ${arrowY}H${to - 12}m-5-4l5 4-5 4`} className={styles['arrow']}
          data-absent={depth === 0 || undefined}
        />
      )}
      <text x={(x + width + to) / 2} y={arrowY - 7} className={styles['note']}>
        {depth > 0 && !isNarrow ? 'distils' : ''}
      </text>
      <text x={centre} y={ground + 14} className={styles['name']}>Ans-Net</text>
      <text x={centre} y={ground + 29} className={styles['note']}>{depth > 0 ? `${depth} layers` : 'none'}</text>
    </g>
  );
}
