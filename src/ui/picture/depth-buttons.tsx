import type { ReactElement } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { marksDepth, useMarked } from '../marked.ts';
import type { PictureLayout } from './picture-layout.ts';
import styles from './picture-tools.module.css';

interface DepthButtonsProps {
  readonly depths: readonly number[];
  readonly layout: PictureLayout;
  /** The depth whose expansion is shown, if one is. */
  readonly shown: number | undefined;
  readonly onChange: (depth: number | undefined) => void;
}

/** The depths below the Des-Nets: pointing at one marks it everywhere, pressing it shows how that Des-Net is made. */
export function DepthButtons({ depths, layout: { desNets, desNetsLeft, ground }, shown, onChange }: DepthButtonsProps): ReactElement {
  const { picture: words } = useFirstMessages();
  const marked = useMarked(({ depth }) => depth);
  const [first, second] = desNets;
  const pitch = first && second ? second.x - first.x : 40;
  const width = Math.min(pitch, 40);
  return (
    <ToggleButtonGroup
      aria-label={words.howMade} className={join(styles['depths'])} selectionMode="single"
      selectedKeys={shown === undefined ? [] : [shown]} onSelectionChange={(keys) => onChange([...keys].map(Number)[0])}
      style={{ left: desNetsLeft, top: ground + 1 }}
    >
      {depths.map((depth, place) => {
        const column = desNets[place];
        return column && (
          <ToggleButton
            key={depth} id={depth} className={join(styles['depth'])} aria-label={words.showDepth(depth)}
            data-marked={marked === depth || undefined} style={{ left: column.x + column.width / 2 - width / 2 - desNetsLeft, width }}
            {...marksDepth(depth)}
          >
            {depth}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
