import { createContext, useContext } from 'react';
import { invariant } from '../../lib/errors.ts';
import type { LessonMessages } from '../../messages/lesson-messages.ts';

export const LessonWordsContext = createContext<LessonMessages | undefined>(undefined);

/** The words of lessons, within their panel and list. */
export function useLessonWords(): LessonMessages {
  const words = useContext(LessonWordsContext);
  invariant(words, 'lessons have words');
  return words;
}
