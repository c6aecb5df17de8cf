import { Fragment, type ReactElement, useId } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { formatCount } from '../../lib/format.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { useFirstMessages } from '../language/language.ts';
import { mark, useMarked } from '../marked.ts';
import { stagesOf } from '../stages-of.ts';
import { Ancestor } from './ancestor.tsx';
import { FlyingLayer } from './flying-layer.tsx';
import { NetworkColumn } from './network-column.tsx';
import type { PictureContent } from './picture-content.ts';
import { pictureLayout } from './picture-layout.ts';
import { PictureOverlays } from './picture-overlays.tsx';
import styles from './picture.module.css';
import type { PictureSizes } from './picture-sizes.ts';
import { pictureInWords } from './picture-words.ts';
import { Ribbons } from './ribbon.tsx';
import type { StageFigures } from './stage-figures.ts';
import { StageGauges } from './stage-gauges.tsx';
import { stageInWords, type StageMeasure } from './stage-measures.ts';
import type { PlayerHandle } from './use-expansion-player.ts';
import { useSize } from './use-size.ts';

interface NetworkPictureProps {
  readonly content: PictureContent;
  readonly strategy: StrategyName;
  readonly sizes: PictureSizes;
  readonly config: ExperimentConfig;
  /** What the stages tell, where what is trained has stages and tells something. */
  readonly figures: StageFigures | undefined;
  readonly measure: StageMeasure;
  readonly playing: PlayerHandle;
}

/** The drawing itself with its controls; its words are in the list beside it. */
export function NetworkPicture(props: NetworkPictureProps): ReactElement {
  const { content, strategy, sizes, config, figures, measure, playing: { player } } = props;
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 900, height: 200 });
  const messages = useFirstMessages();
  const words = messages.picture;
  const marked = useMarked((state) => state);
  const id = useId();
  const hasOrder = strategy === 'cyclic';
  const layout = pictureLayout(content, width, height, hasOrder);
  const { stages, isStaged, stored } = content;
  const { trained, learngene, desNets } = layout;
  const { needs } = strategyNamed(strategy);
  const filling = player && desNets.find((_, place) => content.desNets[place]?.depth === player.depth);
  // Copies that are on their way do not want ribbons that show them arrived.
  const pairs = [trained, learngene, ...(player ? [] : desNets)].map((column, place, all) => [column, all[place + 1]] as const);
  const drawn = { stages, isStaged, markedStage: marked.stage, layout, hatch: `${id}-hatch` };
  return (
    <div className={styles['drawing']} ref={ref}>
      {/* A drawing made here has no file for <img>. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <svg width={width} height={height} role="img" aria-labelledby={id} aria-describedby={`${id}-words`}>
        <title id={id}>{words.drawing(messages.strategies[strategy].label)}</title>
        <pattern id={drawn.hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className={styles['hatch']} />
        </pattern>
        {pairs.map(([from, to]) => to && <Ribbons key={to.key} from={from} to={to} {...drawn} />)}
        <Ancestor layout={layout} ancestor={content.ancestor} to={figures ? layout.gauges.right - layout.gauges.width - FIGURE_WIDTH : trained.x} />
        <NetworkColumn column={trained} shared {...drawn} />
        {figures && <StageGauges figures={figures} measure={measure} column={trained} layout={layout} markedStage={marked.stage} />}
        <NetworkColumn column={learngene} {...drawn} />
        {desNets.map((column, place) => {
          const depth = content.desNets[place]?.depth;
          const isFilling = column === filling;
          const isFaded = (filling && !isFilling) || (marked.depth !== undefined && marked.depth !== depth);
          return (
            <g
              key={column.key} className={styles['layer']} opacity={isFaded ? 0.35 : 1}
              onPointerEnter={() => mark({ depth })} onPointerLeave={() => mark({ depth: undefined })}
            >
              <NetworkColumn column={column} {...drawn} {...(isFilling && player && { filled: player.filled })} />
            </g>
          );
        })}
        {filling && player && <FlyingLayer content={content} layout={layout} column={filling} layer={player.filled - 1} />}
        <Caption
          x={trained.x + trained.width / 2} y={layout.ground} name={words.sources[needs]}
          note={layout.isNarrow ? '' : sizeNote(words, trained.layers.length, sizes.trained, needs === 'trained' ? words.fromScratch : words.isTrained)}
        />
        <Caption
          x={learngene.x + learngene.width / 2} y={layout.ground} name={strategy.startsWith('selection') ? words.stored : words.learngene}
          note={layout.isNarrow ? '' : sizeNote(words, stored.length, sizes.stored, words.none)}
        />
        <text x={layout.desNetsLeft} y={layout.ground + 29} className={styles['note']} data-start="">
          {layout.isNarrow ? words.desNets : desNetNote(words, sizes)}
        </text>
      </svg>
      <ul className={styles['words']} id={`${id}-words`}>
        {pictureInWords(content, strategy, messages).map((sentence) => <li key={sentence}>{sentence}</li>)}
        {figures && stagesOf(config.stageLayout).map(({ stage }) => <li key={`stage ${stage + 1}`}>{stageInWords(stage, figures, messages)}</li>)}
      </ul>
      <PictureOverlays layout={layout} config={config} strategy={strategy} playing={props.playing} />
    </div>
  );
}

/** Room for the number beside a bar, pixels. */
const FIGURE_WIDTH = 34;

/** `16 layers · 612.1 k`; `absence` where there are none. */
function sizeNote(words: FirstMessages['picture'], layers: number, parameters: number | undefined, absence: string): string {
  if (layers === 0) return absence;
  return parameters === undefined ? words.layers(layers) : words.size(layers, formatCount(parameters));
}

function desNetNote(words: FirstMessages['picture'], { desNets, stored }: PictureSizes): string {
  const [smallest, largest] = [desNets[0], desNets.at(-1)].map((size) => formatCount(size ?? 0));
  const range = words.desNetSizes(smallest ?? '', largest ?? '');
  if (!stored) return range;
  const saved = desNets.reduce((sum, size) => sum + size, 0) / stored;
  return words.saved(range, saved.toFixed(1));
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
