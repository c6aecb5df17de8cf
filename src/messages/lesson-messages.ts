/** The words of lessons, apart from the page's other text: most visits need none of them. */
import type { Language } from '../lib/language.ts';
import type { lessons } from './en/lessons.ts';

export type LessonMessages = typeof lessons;

/** Rejects where they cannot be fetched. */
export async function lessonMessagesIn(language: Language): Promise<LessonMessages> {
  return language === 'en' ? (await import('./en/lessons.ts')).lessons : (await import('./zh/lessons.ts')).lessons;
}
