import type { LessonName } from '../../config/view-link.ts';

/** What every part of a lesson's panel is given. */
export interface LessonProps {
  readonly name: LessonName;
}
