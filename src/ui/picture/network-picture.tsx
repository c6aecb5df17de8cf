import { Fragment, type ReactElement, useId } from 'react';
import { formatCount } from '../../lib/format.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { mark, useMarked } from '../marked.ts';
import { Ancestor } from './ancestor.tsx';
import { NetworkColumn } from './network-column.tsx';
import type { PictureContent } from './picture-content.ts';
import { pictureLayout } from './picture-layout.ts';
import styles from './picture.module.css';
import type { PictureSizes } from './picture-sizes.ts';
import { pictureInWords, sourceNames } from './picture-words.ts';
import { Ribbons } from './ribbon.tsx';
import { useSize } from './use-size.ts';

interface NetworkPictureProps {
  readonly content: PictureContent;
  readonly strategy: StrategyName;
  readonly sizes: PictureSizes;
}

/** The drawing itself; its words are in the list beside it. */
export function NetworkPicture({ content, strategy, sizes }: NetworkPictureProps): ReactElement {
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 900, height: 200 });
  const marked = useMarked((state) => state);
  const id = useId();
  const layout = pictureLayout(content, width, height);
  const { stages, isStaged, stored } = content;
  const { trained, learngene, desNets } = layout;
  const { needs, label } = strategyNamed(strategy);
  const pairs = [trained, learngene, ...desNets].map((column, place, all) => [column, all[place + 1]] as const);
  const drawn = { stages, isStaged, markedStage: marked.stage, layout, hatch: `${id}-hatch` };
  return (
    <div className={styles['drawing']} ref={ref}>
      {/* A drawing made here has no file for <img>. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <svg width={width} height={height} role="img" aria-labelledby={id} aria-describedby={`${id}-words`}>
        <title id={id}>{`Layers from what is trained to the Des-Nets by ${label}`}</title>
        <pattern id={drawn.hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className={styles['hatch']} />
        </pattern>
        {pairs.map(([from, to]) => to && <Ribbons key={to.key} from={from} to={to} {...drawn} />)}
        <Ancestor layout={layout} ancestor={content.ancestor} to={trained.x} />
        <NetworkColumn column={trained} shared {...drawn} />
        <NetworkColumn column={learngene} {...drawn} />
        {desNets.map((column, place) => {
          const depth = content.desNets[place]?.depth;
          const isMarked = depth === marked.depth;
          return (
            <g key={column.key} onPointerEnter={() => mark({ depth })} onPointerLeave={() => mark({ depth: undefined })}>
              <NetworkColumn column={column} {...drawn} />
              <text
                x={column.x + column.width / 2} y={layout.ground + 14} className={styles['depth']}
                data-marked={isMarked || undefined}
              >
                {depth}
              </text>
            </g>
          );
        })}
        <Caption
          x={trained.x + trained.width / 2} y={layout.ground} name={sourceNames[needs]}
          note={layout.isNarrow ? '' : sizeNote(trained.layers.length, sizes.trained, needs === 'trained' ? 'from scratch' : 'is trained')}
        />
        <Caption
          x={learngene.x + learngene.width / 2} y={layout.ground} name={strategy.startsWith('selection') ? 'Stored' : 'Learngene'}
          note={layout.isNarrow ? '' : sizeNote(stored.length, sizes.stored, 'none')}
        />
        <text x={layout.desNetsLeft} y={layout.ground + 29} className={styles['note']} data-start="">
          {layout.isNarrow ? 'Des-Nets by depth' : desNetNote(sizes)}
        </text>
      </svg>
      <ul className={styles['words']} id={`${id}-words`}>
        {pictureInWords(content, strategy).map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
    </div>
  );
}

/** `16 layers · 612.1 k`; `absence` where there are none. */
function sizeNote(layers: number, parameters: number | undefined, absence: string): string {
  if (layers === 0) return absence;
  return parameters === undefined ? `${layers} layers` : `${layers} layers · ${formatCount(parameters)}`;
}

function desNetNote({ desNets, stored }: PictureSizes): string {
  const [smallest, largest] = [desNets[0], desNets.at(-1)].map((size) => formatCount(size ?? 0));
  const range = `Des-Nets by depth: ${smallest} to ${largest} parameters`;
  if (!stored) return range;
  const saved = desNets.reduce((sum, size) => sum + size, 0) / stored;
  return `${range}, storage saved ${saved.toFixed(1)} ×`;
}

interface CaptionProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly note: string;
}

function Caption({ x, y, name, note }: CaptionProps): ReactElement {
  return (
    <Fragment>
      <text x={x} y={y + 14} className={styles['name']}>{name}</text>
      <text x={x} y={y + 29} className={styles['note']}>{note}</text>
    </Fragment>
  );
}
