import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../lib/errors.ts';
import { trustOwnScripts } from '../lib/trusted-scripts.ts';
import type { Tell } from '../store/announcement.ts';
import { followAddress } from '../store/address-link.ts';
import { browserTab } from '../store/browser-tab.ts';
import { fetchPageText } from '../store/gallery.ts';
import { browserProgressStorage } from '../store/lesson-progress.ts';
import { Lessons } from '../store/lessons.ts';
import { browserNotices } from '../store/notices.ts';
import { keepOffline, offerUpdate } from '../store/offline.ts';
import { Playground } from '../store/playground.ts';
import { browserRunStorage } from '../store/run-storage.ts';
import { browserTextStorage } from '../store/text-storage.ts';
import { createTrainingClient, createTrainingWorker } from '../worker/client.ts';
import { createImagesClient, createImagesWorker } from '../worker/images-client.ts';
import { App } from './app.tsx';
import { browserOffline } from './browser-offline.ts';
import { LessonsContext } from './lessons/lessons-context.ts';
import { PlaygroundContext } from './playground-context.ts';
import { followLanguage, onMessages, presentMessages } from './language/language.ts';
import { endWordsIn } from './run-end/end-words.ts';
import { followTitle } from './run-end/page-title.ts';
import { fetchLater, laterValue } from './later.ts';
import './theme/tokens.css';
import './theme/base.css';
import { followTheme } from './theme/theme.ts';

trustOwnScripts();

const toasts = laterValue(() => import('./toasts.tsx'));
const tell: Tell = (announcement) => void toasts().then(({ showToast }) => showToast(announcement));
const interruptedClient = laterValue(() => import('../worker/interrupted-client.ts'));
const runFilesClient = laterValue(() => import('../worker/run-files-client.ts'));
const memoryCheck = laterValue(() => import('../store/memory-check.ts'));
const tab = browserTab();

const playground = new Playground({
  createClient: (onMessage) => createTrainingClient({ createWorker: createTrainingWorker, onMessage }),
  createImagesClient: (onMessage) => createImagesClient({ createWorker: createImagesWorker, onMessage }),
  askInterrupted: async (request) => (await interruptedClient()).askInterrupted(request),
  readRunFiles: async (request) => (await runFilesClient()).readRunFiles(request),
  storage: browserRunStorage(),
  now: Date.now,
  engine: new URLSearchParams(location.search).get('engine') ?? 'auto',
  builtInUrl: new URL('data/', document.baseURI).href,
  galleryUrl: new URL('gallery/', document.baseURI).href,
  fetchText: fetchPageText,
  tab,
  notices: browserNotices(),
  endWords: endWordsIn(presentMessages),
  speedStorage: browserTextStorage('learngene-speeds'),
  tell,
  messages: presentMessages,
});
followAddress(playground, window);
followTheme(playground);
onMessages(followTitle(playground, tab, presentMessages));
const lessons = new Lessons(playground, browserProgressStorage, tell);
lessons.follow();

// Not awaited by the module: the file of another language shares code with this one, and would wait for it in turn.
void followLanguage(playground, tell).then(draw);

function draw(): void {
  const root = document.getElementById('root');
  invariant(root, 'index.html has #root');
  createRoot(root).render(
    <StrictMode>
      <PlaygroundContext value={playground}>
        <LessonsContext value={lessons}>
          <App />
        </LessonsContext>
      </PlaygroundContext>
    </StrictMode>,
  );
}

// What the first view does without: first what it shows, then what a click may ask for.
void untilIdle().then(() => playground.runs.load()).then(() => playground.interrupted.load()).then(() => fetchLater(untilIdle)).then(countMemory).then(stayOffline);

/** Tells from now on what a run takes of memory, before it is begun. */
async function countMemory(): Promise<void> {
  const { followMemory } = await memoryCheck();
  followMemory(playground.store, playground.engine);
}

/** Keeps the built page in the browser, and tells of newer ones. */
async function stayOffline(): Promise<void> {
  const browser = import.meta.env.PROD ? browserOffline() : undefined;
  try {
    if (browser) await keepOffline(browser, (update) => offerUpdate(playground.store, tell, () => presentMessages().updates, update));
  } catch {
    // Service workers are switched off, as in some private windows: the page needs its server then.
  }
}

/** Resolves when the page has nothing to do, after two seconds at the latest. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
