import type { ReactElement } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { stageOrder } from '../../sws/initialization-order.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { OrderListLater } from '../configuration/order-list-later.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import { DepthButtons } from './depth-buttons.tsx';
import type { PictureLayout } from './picture-layout.ts';
import styles from './picture-tools.module.css';
import { StageTools } from './stage-tools.tsx';
import type { PlayerHandle } from './use-expansion-player.ts';

interface PictureOverlaysProps {
  readonly layout: PictureLayout;
  /** Without problems. */
  readonly config: ExperimentConfig;
  readonly strategy: StrategyName;
  readonly playing: PlayerHandle;
}

/** The controls that lie over the drawing, each at what it changes. */
export function PictureOverlays({ layout, config, strategy, playing }: PictureOverlaysProps): ReactElement {
  const playground = usePlayground();
  const { picture: words } = useFirstMessages();
  const { stageLayout, order, depths } = config;
  const { x, width } = layout.order;
  return (
    <>
      {strategyNamed(strategy).needs === 'aux-net' && (
        <StageTools stageLayout={stageLayout} layout={layout} onChange={(next) => playground.edit('stageLayout', next)} />
      )}
      {strategy === 'cyclic' && (
        <div className={styles['order']} style={{ left: x, width }}>
          <span aria-hidden="true">{words.extraLayersTo}</span>
          <OrderListLater
            isSmall label={words.orderList} order={stageOrder(order, stageLayout.length)}
            onChange={(next) => playground.edit('order', next)}
          />
        </div>
      )}
      <DepthButtons
        depths={depths} layout={layout} shown={playing.player?.depth}
        onChange={(depth) => (depth === undefined ? playing.change(undefined) : playing.start(depth))}
      />
    </>
  );
}
