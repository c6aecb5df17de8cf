import { type ReactElement, useEffect, useMemo } from 'react';
import type { LessonName } from '../../config/view-link.ts';
import type { LessonFacts } from '../../lessons/facts.ts';
import { factsOf } from '../../lessons/facts-of.ts';
import { lessons as lessonTable } from '../../lessons/lessons.ts';
import type { LessonMessages } from '../../messages/lesson-messages.ts';
import type { LessonWords } from '../../messages/en/lessons.ts';
import type { LessonSource } from '../../store/lesson-progress.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Segments } from '../controls/segments.tsx';
import { marksStrategy } from '../marked.ts';
import styles from './lesson-panel.module.css';
import type { LessonProps } from './lesson-props.ts';
import { useLessonProgress, useLessons } from './lessons-context.ts';
import { Paragraphs } from './paragraphs.tsx';
import { choiceText } from './predict-step.tsx';
import { useLessonRuns } from './use-lesson-runs.ts';
import { useLessonWords } from './words-context.ts';

const otherSource: Readonly<Record<LessonSource, LessonSource>> = { own: 'built-in', 'built-in': 'own' };

/** What the runs say, beside what was predicted and what the paper says. */
export function AnswerStep({ name }: LessonProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const { source: wanted } = useLessonProgress(name);
  const found = { own: useLessonRuns(name, 'own'), 'built-in': useLessonRuns(name, 'built-in') };
  const source = found[wanted] ? wanted : otherSource[wanted];
  const runs = found[source];
  if (!runs) return <Unanswered />;
  return (
    <>
      {found.own && found['built-in'] && (
        <Segments label={words.whose} segments={sourcesIn(words)} value={source} onChange={(chosen) => lessons.readFrom(chosen)} />
      )}
      <p className={styles['source']}>
        {source === 'own' ? words.ownShown(runs.map((run) => run.name).join(', ')) : words.builtInShown(words.lessons[name].builtIn)}
      </p>
      <Answer key={runs.map(({ id }) => id).join(' ')} name={name} runs={runs} />
    </>
  );
}

function sourcesIn({ sources }: LessonMessages): readonly { readonly value: LessonSource; readonly label: string }[] {
  return [{ value: 'own', label: sources.own }, { value: 'built-in', label: sources['built-in'] }];
}

function Unanswered(): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  return (
    <>
      <p>{words.noResults}</p>
      <p className={styles['actions']}><ActionButton onPress={() => lessons.goTo('run')}>{words.toRun}</ActionButton></p>
    </>
  );
}

interface AnswerProps extends LessonProps {
  readonly runs: readonly KeptRun[];
}

function Answer({ name, runs }: AnswerProps): ReactElement {
  const words = useLessonWords();
  const lessons = useLessons();
  const { prediction } = useLessonProgress(name);
  const answer = useMemo(() => answerOf(name, words, runs), [name, words, runs]);
  const isAnswered = answer !== undefined;
  // Once for these runs: what is chosen for the charts afterwards stays, also when the list of runs or the language changes.
  useEffect(() => {
    if (isAnswered) lessons.finish();
  }, [isAnswered, lessons]);
  if (!answer) return <p>{words.unreadable}</p>;
  const textOf = (choice: string): string => choiceText(words, name, choice);
  const { paper, strategy } = lessonTable[name];
  const marks = marksStrategy(strategy);
  return (
    <>
      <div className={styles['verdict']} data-verdict={verdictOf(answer.shows, prediction)}>
        {prediction !== undefined && <p>{words.predicted(textOf(prediction))}</p>}
        <p><b>{verdictText(words, answer.shows, prediction, textOf)}</b></p>
      </div>
      <div className={styles['facts']} onPointerEnter={() => marks.onHoverChange(true)} onPointerLeave={() => marks.onHoverChange(false)}>
        <Paragraphs texts={answer.sentences} />
      </div>
      <h4>{words.meaning}</h4>
      <p>{paperText(words, answer.shows, paper, textOf)}</p>
      <Paragraphs texts={words.lessons[name].meaning} />
      <p className={styles['actions']}>
        <ActionButton small icon="reuse" onPress={() => lessons.restart()}>{words.again}</ActionButton>
      </p>
    </>
  );
}

interface AnswerInWords<Name extends LessonName> {
  readonly shows: LessonFacts[Name]['shows'];
  readonly sentences: readonly string[];
}

function answerOf<Name extends LessonName>(
  name: Name, words: LessonMessages, runs: readonly KeptRun[],
): AnswerInWords<Name> | undefined {
  const { answer }: LessonWords<Name> = words.lessons[name];
  const facts = factsOf(name, runs.map(({ results }) => results));
  return facts && { shows: facts.shows, sentences: answer(facts) };
}

function verdictOf(shows: string | undefined, prediction: string | undefined): 'right' | 'wrong' | 'open' {
  if (shows === undefined) return 'open';
  return shows === prediction ? 'right' : 'wrong';
}

function verdictText(
  { verdicts }: LessonMessages, shows: string | undefined, prediction: string | undefined, textOf: (choice: string) => string,
): string {
  if (shows === undefined) return verdicts.open;
  return shows === prediction ? verdicts.right : verdicts.wrong(textOf(shows));
}

function paperText({ paper }: LessonMessages, shows: string | undefined, says: string, textOf: (choice: string) => string): string {
  if (shows === undefined) return paper.open(textOf(says));
  return shows === says ? paper.agrees : paper.contradicts(textOf(says));
}
