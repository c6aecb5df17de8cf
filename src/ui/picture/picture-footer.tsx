import type { ReactElement, ReactNode } from 'react';
import type { FirstMessages } from '../../messages/messages.ts';
import { Choice, type ChoiceOption } from '../controls/choice.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { useFirstMessages } from '../language/language.ts';
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
  readonly sentence: ReactNode;
  /** What stages tell, where the picture shows a network that has stages. */
  readonly figures: StageFigures | undefined;
  readonly measure: StageMeasure;
  readonly onMeasure: (name: StageMeasure['name']) => void;
}

/** Below the picture: how a Des-Net comes about, step by step, and what the stages tell while they learn. */
export function PictureFooter({ handle, deepest, sentence, figures, measure, onMeasure }: PictureFooterProps): ReactElement {
  const messages = useFirstMessages();
  const words = messages.picture;
  const marked = useMarked(({ stage }) => stage);
  const ofStage = marked !== undefined && figures ? stageInWords(marked, figures, messages) : undefined;
  const isTold = handle.player !== undefined && !handle.player.isPlaying;
  return (
    <footer className={styles['footer']}>
      <PlayerButtons handle={handle} deepest={deepest} />
      {/* While it plays by itself, a screen reader would be talked over. */}
      <p className={styles['sentence']} aria-live={isTold ? 'polite' : 'off'}>
        {sentence ?? ofStage ?? (figures ? <Legend figures={figures} measure={measure} /> : words.hint(deepest))}
      </p>
      {figures && (
        <Choice
          label={words.measures.title} options={measureOptions(words)} value={measure.name} onChange={(name) => onMeasure(measureNamed(name).name)}
        />
      )}
    </footer>
  );
}

function measureOptions({ measures }: FirstMessages['picture']): readonly ChoiceOption<StageMeasure['name']>[] {
  return stageMeasures.map(({ name }) => ({ value: name, ...measures[name] }));
}

function PlayerButtons({ handle: { player, change, start }, deepest }: Pick<PictureFooterProps, 'handle' | 'deepest'>): ReactElement {
  const { picture: words } = useFirstMessages();
  const isPlaying = player?.isPlaying === true;
  return (
    <span className={styles['player']}>
      <IconButton
        small icon={isPlaying ? 'pause' : 'run'} filledIcon={!isPlaying} label={isPlaying ? words.pause : words.play}
        onPress={() => (player ? change(toggled(player)) : start(deepest))}
      />
      <IconButton
        small icon="back" label={words.layerBack} isDisabled={!player || player.filled <= 1} onPress={() => player && change(steppedBy(player, -1))}
      />
      <IconButton
        small icon="forward" label={words.layerOn} isDisabled={!player || player.filled >= player.depth}
        onPress={() => player && change(steppedBy(player, 1))}
      />
      {player && <IconButton small icon="close" label={words.showWhole} onPress={() => change(undefined)} />}
    </span>
  );
}

/** Which bar is whose, and what it means. */
function Legend({ figures, measure }: { readonly figures: StageFigures; readonly measure: StageMeasure }): ReactElement {
  const messages = useFirstMessages();
  const { measures } = messages.picture;
  return (
    <>
      {gaugedNetworks.filter((network) => figures.networks[network]).map((network) => (
        <span key={network} className={styles['key']}>
          <svg width="14" height="4" aria-hidden="true"><rect width="14" height="4" rx="2" fill={networkStyle(network).colour} /></svg>
          {networkLabel(network, messages)}
        </span>
      ))}
      {measures.legend(figures.step, measures[measure.name].help)}
    </>
  );
}
