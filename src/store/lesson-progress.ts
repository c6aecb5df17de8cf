/** How far the person is in each lesson, kept in the browser between visits. */
import { configFromFragment } from '../config/link.ts';
import { type LessonName, lessonNames, type LessonStep, lessonSteps } from '../config/view-link.ts';
import { isChoice } from '../lessons/lessons.ts';

/** Whose results the answer is read from. */
export type LessonSource = 'own' | 'built-in';

export interface LessonProgress {
  readonly step: LessonStep;
  /** The choice that was predicted; undefined before. */
  readonly prediction: string | undefined;
  /** Whether the answer was seen. */
  readonly finished: boolean;
  readonly source: LessonSource;
  /** The person's own configuration, as a link's fragment, while the lesson has put its own into the form. */
  readonly before: string | undefined;
}

export type LessonsProgress = Readonly<Partial<Record<LessonName, LessonProgress>>>;

export const atBeginning: LessonProgress = { step: 'idea', prediction: undefined, finished: false, source: 'own', before: undefined };

/** Where progress is kept; a text, or null where there is none. */
export interface ProgressStorage {
  read(): string | null;
  write(text: string): void;
}

const KEY = 'learngene-lessons';

/** Progress in the browser's local storage; where that is switched off it lasts for the visit. */
export const browserProgressStorage: ProgressStorage = {
  read: () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(KEY, text);
    } catch {
      // As above.
    }
  },
};

/** Progress that was written by this or another version of the page; what cannot be read counts as not begun. */
export function parseProgress(text: string | null): LessonsProgress {
  const kept = objectOf(text ?? '{}');
  return Object.fromEntries(lessonNames.flatMap((name) => {
    const progress = progressOf(name, kept[name]);
    return progress ? [[name, progress]] : [];
  }));
}

/** The step that may be shown: nothing runs, and nothing is answered, before there is a prediction. */
export function allowedStep(step: LessonStep, { prediction }: LessonProgress): LessonStep {
  return prediction === undefined && (step === 'run' || step === 'answer') ? 'predict' : step;
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function progressOf(name: LessonName, value: unknown): LessonProgress | undefined {
  if (!isObject(value)) return undefined;
  const step = lessonSteps.find((each) => each === value['step']);
  const { prediction, before } = value;
  const predicted = typeof prediction === 'string' && isChoice(name, prediction) ? prediction : undefined;
  return step && {
    step, prediction: predicted, finished: predicted !== undefined && value['finished'] === true,
    source: value['source'] === 'built-in' ? 'built-in' : 'own', before: typeof before === 'string' && isLink(before) ? before : undefined,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLink(fragment: string): boolean {
  try {
    configFromFragment(fragment);
    return true;
  } catch {
    return false;
  }
}
