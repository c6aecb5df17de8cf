/** Parts of the page whose code is not needed for its first view: fetched when they are drawn, or before, in idle time. */
import { type ComponentType, createElement, type ReactElement, use } from 'react';
import { allMessages } from './language/language.ts';

type Fetch<Part> = () => Promise<Part>;

/** A component whose code comes when it is drawn, or sooner by `fetch`. */
interface LaterComponent<Props> {
  (props: Props): ReactElement;
  readonly fetch: Fetch<ComponentType<Props>>;
}

/** Milliseconds before the second try, doubled for each further one. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

const fetches: Fetch<unknown>[] = [];

/**
 * A component that comes by `load`, to be drawn within a `Suspense`. Once it is there it is drawn at once, where
 * `React.lazy` would show its placeholder for 300 ms even then when it is drawn because of a click.
 */
export function later<Props extends object>(load: Fetch<ComponentType<Props>>): LaterComponent<Props> {
  let part: ComponentType<Props> | undefined;
  // Not drawn before its text is there, also where something else has the page drawn between the two.
  const fetch = fetchedOnce(async () => (part = await withText(load)));
  const Later = (props: Props): ReactElement => createElement(part ?? use(fetch()), props);
  return Object.assign(Later, { fetch });
}

/** The same for what is no component: the function resolves with it. */
export function laterValue<Part>(load: Fetch<Part>): Fetch<Part> {
  return fetchedOnce(() => withText(load));
}

function fetchedOnce<Part>(load: Fetch<Part>): Fetch<Part> {
  let fetching: Promise<Part> | undefined;
  const fetch = (): Promise<Part> => (fetching ??= load());
  fetches.push(fetch);
  return fetch;
}

/** A part and the text that it may show. */
async function withText<Part>(load: Fetch<Part>): Promise<Part> {
  const [part] = await Promise.all([untilLoaded(load), untilLoaded(allMessages)]);
  return part;
}

/** Fetches all parts that were not drawn yet, one after the other whenever the page is idle, so that no click waits for one. */
export async function fetchLater(untilIdle: () => Promise<void>): Promise<void> {
  for (const fetch of fetches) {
    await untilIdle();
    await fetch();
  }
}

/** Tries again for as long as the page is open: without a network a part is missing, the page is not broken. */
export async function untilLoaded<Part>(load: Fetch<Part>): Promise<Part> {
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
