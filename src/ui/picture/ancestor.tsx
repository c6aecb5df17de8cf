import type { ReactElement } from 'react';
import { useFirstMessages } from '../language/language.ts';
import type { AncestorContent } from './picture-content.ts';
import styles from './picture.module.css';
import type { PictureLayout } from './picture-layout.ts';
import { ancestorNote } from './picture-words.ts';

interface AncestorProps {
  readonly layout: PictureLayout;
  readonly ancestor: AncestorContent;
  /** Left edge of the network that distils it. */
  readonly to: number;
}

/** An ancestor whose layers are not known is drawn as high as one of these. */
const UNKNOWN_DEPTH = 8;

/** The Ans-Net, none of whose layers are shared, and the arrow of distillation; an empty frame without one. */
export function Ancestor({ layout, ancestor, to }: AncestorProps): ReactElement {
  const messages = useFirstMessages();
  const { picture: words } = messages;
  const { depth, isTeacher } = ancestor;
  const { ancestor: { x, width }, layerHeight, ground, isNarrow } = layout;
  const centre = x + width / 2;
  const height = Math.max(depth ?? UNKNOWN_DEPTH, 4) * layerHeight;
  const arrowY = ground - height / 2;
  return (
    <g>
      {depth === 0
        ? <rect x={x} width={width} y={ground - height + 1} height={height - 2} rx="4" className={styles['absent']} />
        : Array.from({ length: depth ?? 1 }, (_, layer) => (
          <rect
            key={layer} x={x - 4} width={width + 8} y={depth === undefined ? ground - height : ground - (layer + 1) * layerHeight + 1.5}
            height={(depth === undefined ? height : layerHeight) - 1.5} rx="3" className={styles['ancestorLayer']}
          />
        ))}
      {!isNarrow && (
        <path
          d={`M${x + width + 10} ${arrowY}H${to - 12}m-5-4l5 4-5 4`} className={styles['arrow']}
          data-absent={!isTeacher || undefined}
        />
      )}
      <text x={(x + width + to) / 2} y={arrowY - 7} className={styles['note']}>
        {isTeacher && !isNarrow ? words.distils : ''}
      </text>
      <text x={centre} y={ground + 14} className={styles['name']}>{words.ansNet}</text>
      <text x={centre} y={ground + 29} className={styles['note']}>{ancestorNote(ancestor, messages)}</text>
    </g>
  );
}
