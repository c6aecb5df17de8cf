/** What lessons need beside the page, fetched when a lesson or their list is opened first: their words and their panel. */
import { useEffect, useState } from 'react';
import type { Language } from '../../lib/language.ts';
import { type LessonMessages, lessonMessagesIn } from '../../messages/lesson-messages.ts';
import { useLanguage } from '../language/language.ts';
import { untilLoaded } from '../later.ts';

export interface LessonParts {
  readonly words: LessonMessages;
  readonly Panel: typeof import('./lesson-panel.tsx').LessonPanel;
  readonly List: typeof import('./lesson-list.tsx').LessonList;
}

/** `unloadable` for now: they are fetched again and again. */
type Loading = LessonParts | 'loading' | 'unloadable';

/** The parts in the page's language, once they are wanted and there. */
export function useLessonParts(isWanted: boolean): Loading {
  const language = useLanguage();
  const [parts, setParts] = useState<Loading>('loading');
  useEffect(() => {
    let isLatest = true;
    const attempt = (): Promise<LessonParts> => load(language).catch((error: unknown) => {
      // Words of another language that are here already stay.
      if (isLatest) setParts((present) => (typeof present === 'string' ? 'unloadable' : present));
      throw error;
    });
    const bring = async (): Promise<void> => {
      const loaded = await untilLoaded(attempt);
      if (isLatest) setParts(loaded);
    };
    if (isWanted) void bring();
    return () => { isLatest = false; };
  }, [isWanted, language]);
  return parts;
}

async function load(language: Language): Promise<LessonParts> {
  const [words, { LessonPanel }, { LessonList }] = await Promise.all([
    lessonMessagesIn(language), import('./lesson-panel.tsx'), import('./lesson-list.tsx'),
  ]);
  return { words, Panel: LessonPanel, List: LessonList };
}
