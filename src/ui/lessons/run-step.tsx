import { type ReactElement, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import { variantIndex } from '../../lessons/lessons.ts';
import { formatDuration } from '../../lib/format.ts';
import { isActive } from '../../store/current-run.ts';
import { lessonSeconds } from '../../store/lesson-time.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useLanguage } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import { shareDone } from '../top-bar/progress-text.ts';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { useLessonProgress, useLessons } from './lessons-context.ts';
import { useLessonRuns } from './use-lesson-runs.ts';
import { useHasGpu } from './use-has-gpu.ts';
import { useLessonWords } from './words-context.ts';

/** What is run, the button that runs it, and the built-in results for those who would rather not wait. */
export function RunStep({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const { variants } = words.lessons[name];
  return (
    <>
      <p>{words.whatRuns(variants.length)}</p>
      <ul className={styles['variants']}>{variants.map((variant) => <li key={variant}>{variant}</li>)}</ul>
      <p><Takes name={name} /></p>
      <Running name={name} />
      <BuiltIn name={name} />
    </>
  );
}

/** Seconds that a reader waits without a remark. */
const LONG = 90;

/** How long the runs take: as measured on this machine, or as far as can be said before. */
function Takes({ name }: LessonProps): ReactElement {
  const { takes } = useLessonWords();
  const hasGpu = useHasGpu();
  const language = useLanguage();
  const { engine } = usePlayground();
  const state = usePlaygroundState(useShallow(({ estimates, history }) => ({ estimates, history })));
  const seconds = lessonSeconds(name, state, engine);
  if (seconds === undefined) return <>{hasGpu ? takes.gpu : takes.processor}</>;
  return <>{takes[seconds > LONG ? 'long' : 'known'](formatDuration(seconds, language))}</>;
}

function Running({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const playground = usePlayground();
  const isOn = usePlaygroundState(({ run }) => isActive(run));
  const isOwn = usePlaygroundState(({ run }) => run !== undefined && variantIndex(name, run.config) >= 0);
  const share = usePlaygroundState(({ run }) => Math.floor(100 * shareDone(run?.progress)) / 100);
  const series = usePlaygroundState((state) => state.series);
  const isReady = useLessonRuns(name, 'own') !== undefined;
  const { title, variants } = words.lessons[name];
  if (isOn && isOwn) {
    return (
      <p className={styles['actions']}>
        <ActionButton icon="stop" filledIcon onPress={() => playground.stop()}>{words.stop}</ActionButton>
        <span>{words.underWay(share, series?.begun ?? 1, variants.length)}</span>
      </p>
    );
  }
  return (
    <>
      <p className={styles['actions']}>
        <ActionButton variant={isReady ? 'plain' : 'primary'} icon="run" filledIcon isDisabled={isOn} onPress={() => lessons.run(title, variants)}>
          {isReady ? words.runAgain : words.run}
        </ActionButton>
      </p>
      <output>{isOn ? words.otherRun : isReady ? words.ready : words.notReady}</output>
    </>
  );
}

/** Why built-in results are not here, if they were asked for. */
type Fetching = 'no' | 'pending' | 'missing';

function BuiltIn({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const [fetching, setFetching] = useState<Fetching>('no');
  const { source } = useLessonProgress(name);
  const isHere = useLessonRuns(name, 'built-in') !== undefined;
  const fetchThem = async (): Promise<void> => {
    setFetching('pending');
    setFetching((await lessons.takeBuiltIn()) ? 'no' : 'missing');
  };
  return (
    <>
      <p className={styles['actions']}>
        <ActionButton isPending={fetching === 'pending'} onPress={() => void fetchThem()}>{words.useBuiltIn}</ActionButton>
      </p>
      <output>
        {fetching === 'missing' && words.builtInMissing}
        {isHere && source === 'built-in' && `${words.builtInReady} ${words.builtInShown(words.lessons[name].builtIn)}`}
      </output>
    </>
  );
}
