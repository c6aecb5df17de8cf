import { useMemo } from 'react';
import type { LessonName } from '../../config/view-link.ts';
import type { LessonSource } from '../../store/lesson-progress.ts';
import { lessonRuns } from '../../store/lessons.ts';
import type { KeptRun } from '../../store/run-storage.ts';
import { usePlaygroundState } from '../playground-context.ts';

/** The runs of a lesson's variants, the reader's own or built-in ones; undefined while one is missing. */
export function useLessonRuns(name: LessonName, source: LessonSource): readonly KeptRun[] | undefined {
  const history = usePlaygroundState((state) => state.history);
  const gallery = usePlaygroundState((state) => state.gallery);
  return useMemo(() => lessonRuns(name, source, { history, gallery }), [name, source, history, gallery]);
}
