import type { ReactElement } from 'react';
import { english } from '../../messages/en/english.ts';
import { IconButton } from '../controls/action-button.tsx';
import { Choice } from '../controls/choice.tsx';
import { useMarked } from '../marked.ts';
import { networkLabel, networkStyle } from '../theme/series-style.ts';
import { steppedBy, toggled } from './expansion-player.ts';
import styles from './picture-footer.module.css';
import { gaugedNetworks } from './stage-gauges.tsx';
import type { StageFigures } from './stage-figures.ts';
import { measureNamed, type StageMeasure, stageInWords, stageMeasures } from './stage-measures.ts';
import type { PlayerHandle } from './use-expansion-player.ts';

interface PictureFooterProps {
  readonly handle: PlayerHandle;
  /** The deepest Des-Net, that is shown when none is chosen. */
  readonly deepest: number;
  /** Of the layer that is filled now. */
  readonly sentence: string | undefined;
  /** What stages tell, where the picture shows a network that has stages. */
  readonly figures: StageFigures | undefined;
  readonly measure: StageMeasure;
  readonly onMeasure: (name: StageMeasure['name']) => void;
}

/** Below the picture: how a Des-Net comes about, step by step, and what the stages tell while they learn. */
export function PictureFooter({ handle, deepest, sentence, figures, measure, onMeasure }: PictureFooterProps): ReactElement {
  const marked = useMarked(({ stage }) => stage);
  const ofStage = marked !== undefined && figures ? stageInWords(marked, figures) : undefined;
  const isTold = handle.player !== undefined && !handle.player.isPlaying;
  return (
    <footer className={styles['footer']}>
      <PlayerButtons handle={handle} deepest={deepest} />
      {/* While it plays by itself, a screen reader would be talked over. */}
      <p className={styles['sentence']} aria-live={isTold ? 'polite' : 'off'}>
        {sentence ?? ofStage ?? (figures ? <Legend figures={figures} measure={measure} /> : hintOf(deepest))}
      </p>
      {figures && (
        <Choice
          label="What the stages show" options={measureOptions} value={measure.name} onChange={(name) => onMeasure(measureNamed(name).name)}
        />
      )}
    </footer>
  );
}

const measureOptions = stageMeasures.map(({ name, label, help }) => ({ value: name, label, help }));

function hintOf(deepest: number): string {
  return `Play shows layer by layer how the Des-Net of depth ${deepest} is made; press another depth for that one.`;
}

function PlayerButtons({ handle: { player, change, start }, deepest }: Pick<PictureFooterProps, 'handle' | 'deepest'>): ReactElement {
  const isPlaying = player?.isPlaying === true;
  return (
    <span className={styles['player']}>
      <IconButton
        small icon={isPlaying ? 'pause' : 'run'} filledIcon={!isPlaying} label={isPlaying ? 'Pause the expansion' : 'Play the expansion'}
        onPress={() => (player ? change(toggled(player)) : start(deepest))}
      />
      <IconButton
        small icon="back" label="One layer back" isDisabled={!player || player.filled <= 1} onPress={() => player && change(steppedBy(player, -1))}
      />
      <IconButton
        small icon="forward" label="One layer on" isDisabled={!player || player.filled >= player.depth}
        onPress={() => player && change(steppedBy(player, 1))}
      />
      {player && <IconButton small icon="close" label="Show all Des-Nets whole" onPress={() => change(undefined)} />}
    </span>
  );
}

/** Which bar is whose, and what it means. */
function Legend({ figures, measure: { label, help } }: { readonly figures: StageFigures; readonly measure: StageMeasure }): ReactElement {
  return (
    <>
      {gaugedNetworks.filter((network) => figures.networks[network]).map((network) => (
        <span key={network} className={styles['key']}>
          <svg width="14" height="4" aria-hidden="true"><rect width="14" height="4" rx="2" fill={networkStyle(network).colour} /></svg>
          {networkLabel(network, english)}
        </span>
      ))}
      {`${label}, step ${figures.step}. ${help}`}
    </>
  );
}
