import { type ReactElement, Suspense, useState } from 'react';
import { blockers } from '../../store/configuration.ts';
import { strategyNamed, type StrategyName } from '../../sws/strategy.ts';
import { Choice } from '../controls/choice.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { Segments } from '../controls/segments.tsx';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { marksStrategy } from '../marked.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { NetworkPicture } from './network-picture.tsx';
import { expandedNetwork, pictureContent } from './picture-content.ts';
import { PictureFooter } from './picture-footer.tsx';
import styles from './picture.module.css';
import { pictureSizes } from './picture-sizes.ts';
import { StageChips } from './stage-chips.tsx';
import { measureNamed, type StageMeasure } from './stage-measures.ts';
import { useExpansionPlayer } from './use-expansion-player.ts';
import { useStageFigures } from './use-stage-figures.ts';

const ExpansionSentence = later(async () => (await import('./expansion-sentence.tsx')).ExpansionSentence);

/** From the ancestor to the Des-Nets, as the configuration in the form would have it. */
export function PicturePanel(): ReactElement {
  const configuration = usePlaygroundState((state) => state.configuration);
  const messages = useFirstMessages();
  const hasProblem = blockers(configuration).length > 0;
  // While the form has a problem the last picture without one stays.
  const [config, setConfig] = useState(configuration.config);
  if (!hasProblem && config !== configuration.config) setConfig(configuration.config);
  const [chosen, setChosen] = useState<StrategyName>('cyclic');
  const strategy = config.strategies.includes(chosen) ? chosen : config.strategies[0] ?? 'cyclic';
  const [wanted, setDraw] = useState(0);
  const isRandom = strategyNamed(strategy).random;
  const draw = isRandom ? Math.min(wanted, config.draws - 1) : 0;
  const content = pictureContent(config, strategy, draw);
  const playing = useExpansionPlayer(config.depths);
  const { player } = playing;
  const [shown, setMeasure] = useState<StageMeasure['name']>('drift');
  const measure = measureNamed(shown);
  const figures = useStageFigures(config, content.isStaged);
  const sentence = player && <ExpansionSentence network={expandedNetwork(config, strategy, draw, player.depth)} layer={player.filled - 1} />;
  return (
    <section className={styles['panel']} aria-labelledby="picture-title">
      <header className={styles['header']}>
        <h2 id="picture-title">{messages.picture.title}</h2>
        <StageChips layout={config.stageLayout} />
        <span className={styles['strategy']}>
          {isRandom && <DrawChoice draw={draw} draws={config.draws} onChange={setDraw} />}
          <StrategyChoice names={config.strategies} value={strategy} onChange={setChosen} />
        </span>
      </header>
      <NetworkPicture
        content={content} strategy={strategy} sizes={pictureSizes(config, strategy, content)} config={config}
        figures={figures} measure={measure} playing={playing}
      />
      <PictureFooter
        handle={playing} deepest={config.depths.at(-1) ?? 1} sentence={sentence && <Suspense>{sentence}</Suspense>}
        figures={figures} measure={measure} onMeasure={setMeasure}
      />
    </section>
  );
}

interface StrategyChoiceProps {
  readonly names: readonly StrategyName[];
  readonly value: StrategyName;
  readonly onChange: (name: StrategyName) => void;
}

/** More strategies than this do not fit beside each other. */
const MOST_SEGMENTS = 4;

/** Which strategy is drawn. */
function StrategyChoice({ names, value, onChange }: StrategyChoiceProps): ReactElement {
  const { strategies, picture } = useFirstMessages();
  const options = names.map((name) => ({ value: name, label: strategies[name].label }));
  const label = picture.strategyShown;
  return options.length > MOST_SEGMENTS
    ? <Choice label={label} options={options} value={value} onChange={onChange} />
    : <Segments label={label} segments={options} value={value} onChange={onChange} handlers={marksStrategy} />;
}

interface DrawChoiceProps {
  /** 0-based. */
  readonly draw: number;
  readonly draws: number;
  readonly onChange: (draw: number) => void;
}

/** Which of a random strategy's draws is shown. */
function DrawChoice({ draw, draws, onChange }: DrawChoiceProps): ReactElement {
  const { picture: words } = useFirstMessages();
  return (
    <span className={styles['draws']}>
      <IconButton small icon="minus" label={words.previousDraw} isDisabled={draw <= 0} onPress={() => onChange(draw - 1)} />
      {words.draw(draw + 1, draws)}
      <IconButton small icon="plus" label={words.nextDraw} isDisabled={draw >= draws - 1} onPress={() => onChange(draw + 1)} />
    </span>
  );
}
