import { Fragment, type ReactElement, useId } from 'react';
import type { ConfigCosts } from '../../config/costs-of-config.ts';
import { formatCount } from '../../lib/format.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { mark, useMarked } from '../marked.ts';
import { Ancestor } from './ancestor.tsx';
import { NetworkColumn } from './network-column.tsx';
import { pictureInWords } from './picture-content.ts';
import { type PictureContent, pictureLayout } from './picture-layout.ts';
import styles from './picture.module.css';
import { Ribbons } from './ribbon.tsx';
import { useSize } from './use-size.ts';

interface NetworkPictureProps {
  readonly content: PictureContent;
  readonly strategy: StrategyName;
  readonly costs: ConfigCosts;
}

/** The drawing itself; its words are in the list beside it. */
export function NetworkPicture({ content, strategy, costs }: NetworkPictureProps): ReactElement {
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 900, height: 200 });
  const marked = useMarked((state) => state);
  const id = useId();
  const layout = pictureLayout(content, width, height);
  const { stages } = content;
  const { trained, learngene, desNets } = layout;
  const isVanilla = strategyNamed(strategy).learngeneOf === 'vanilla-net';
  const trainedName = isVanilla ? 'Vanilla net' : 'Aux-Net';
  const trainedCost = isVanilla ? costs.vanillaNet : costs.auxNet;
  const pairs = [trained, learngene, ...desNets].map((column, place, all) => [column, all[place + 1]] as const);
  const drawn = { stages, markedStage: marked.stage, layout };
  return (
    <div className={styles['drawing']} ref={ref}>
      {/* A drawing made here has no file for <img>. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <svg width={width} height={height} role="img" aria-labelledby={id} aria-describedby={`${id}-words`}>
        <title id={id}>{`Stages from the ${trainedName} to the Des-Nets by ${strategyNamed(strategy).label}`}</title>
        {pairs.map(([from, to]) => to && <Ribbons key={to.key} from={from} to={to} {...drawn} />)}
        <Ancestor layout={layout} depth={content.ancestorDepth} to={trained.x} />
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
          x={trained.x + trained.width / 2} y={layout.ground} name={trainedName}
          note={layout.isNarrow ? '' : `${content.trained.length} layers · ${formatCount(trainedCost?.parameters ?? 0)}`}
        />
        <Caption
          x={learngene.x + learngene.width / 2} y={layout.ground} name="Learngene"
          note={layout.isNarrow ? '' : `${stages} layers · ${formatCount(costs.storedParameters)}`}
        />
        <text x={layout.desNetsLeft} y={layout.ground + 29} className={styles['note']} data-start="">
          {layout.isNarrow ? 'Des-Nets by depth' : desNetNote(costs)}
        </text>
      </svg>
      <ul className={styles['words']} id={`${id}-words`}>
        {pictureInWords(content, strategy).map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
    </div>
  );
}

function desNetNote({ desNets, storageRatio }: ConfigCosts): string {
  const [smallest, largest] = [desNets[0], desNets.at(-1)].map((net) => formatCount(net?.parameters ?? 0));
  return `Des-Nets by depth: ${smallest} to ${largest} parameters, storage saved ${storageRatio.toFixed(1)} ×`;
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
