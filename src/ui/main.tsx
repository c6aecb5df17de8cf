import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../lib/errors.ts';
import { followAddress } from '../store/address-link.ts';
import { fetchPageText } from '../store/gallery.ts';
import { Playground } from '../store/playground.ts';
import { browserRunStorage } from '../store/run-storage.ts';
import { createTrainingClient, createTrainingWorker } from '../worker/client.ts';
import { createImagesClient, createImagesWorker } from '../worker/images-client.ts';
import { App } from './app.tsx';
import { PlaygroundContext } from './playground-context.ts';
import { followLanguage, presentMessages } from './language/language.ts';
import { showToast } from './toasts.tsx';
import './theme/tokens.css';
import './theme/base.css';
import { followTheme } from './theme/theme.ts';

const playground = new Playground({
  createClient: (onMessage) => createTrainingClient({ createWorker: createTrainingWorker, onMessage }),
  createImagesClient: (onMessage) => createImagesClient({ createWorker: createImagesWorker, onMessage }),
  storage: browserRunStorage(),
  now: Date.now,
  engine: new URLSearchParams(location.search).get('engine') ?? 'auto',
  builtInUrl: new URL('data/', document.baseURI).href,
  galleryUrl: new URL('gallery/', document.baseURI).href,
  fetchText: fetchPageText,
  tell: showToast,
  messages: presentMessages,
});
followAddress(playground, window);
followTheme(playground);
await followLanguage(playground, showToast);
void playground.runs.load();

const root = document.getElementById('root');
invariant(root, 'index.html has #root');
createRoot(root).render(
  <StrictMode>
    <PlaygroundContext value={playground}>
      <App />
    </PlaygroundContext>
  </StrictMode>,
);
