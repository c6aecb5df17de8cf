import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { LessonName } from '../../config/view-link.ts';
import { invariant } from '../../lib/errors.ts';
import { atBeginning, type LessonProgress, type LessonsProgress } from '../../store/lesson-progress.ts';
import type { Lessons } from '../../store/lessons.ts';

export const LessonsContext = createContext<Lessons | undefined>(undefined);

/** What can be done with lessons. */
export function useLessons(): Lessons {
  const lessons = useContext(LessonsContext);
  invariant(lessons, 'the page has lessons');
  return lessons;
}

/** How far the person is in each lesson. */
export function useLessonsProgress(): LessonsProgress {
  return useStore(useLessons().store, ({ progress }) => progress);
}

export function useLessonProgress(name: LessonName): LessonProgress {
  return useLessonsProgress()[name] ?? atBeginning;
}
