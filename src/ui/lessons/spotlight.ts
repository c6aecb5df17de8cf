import type { LessonPart } from '../../lessons/lesson.ts';
import { lessons } from '../../lessons/lessons.ts';
import { usePlaygroundState } from '../playground-context.ts';

/** The part of the page that the open lesson's step speaks about. */
export function useSpotlight(): LessonPart | undefined {
  return usePlaygroundState(({ view: { lesson, step } }) => (lesson && step ? lessons[lesson].parts[step] : undefined));
}

/** Brings the part that is spoken about into sight. */
export function goToSpotlight(): void {
  document.querySelector('[data-spotlit="true"]')?.scrollIntoView({ block: 'center', behavior: 'auto' });
}
