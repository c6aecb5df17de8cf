/// <reference types="vitest/config" />
import locales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './scripts/offline/service-worker-plugin.ts';
import { responseHeaders } from './scripts/security/response-headers.ts';
import { languageTags } from './src/lib/language.ts';

const server = { host: '127.0.0.1' };

export default defineConfig({
  // Relative addresses, so that the built page can be hosted under any path.
  base: './',
  plugins: [react(), responseHeaders(), serviceWorker(), locales.vite({ locales: Object.values(languageTags) })],
  server,
  preview: server,
  worker: { format: 'es' },
  // The worker is an entry of its own: found late, its libraries would reload the page in the middle of a run.
  optimizeDeps: { entries: ['index.html', 'src/worker/worker.ts'] },
  build: {
    target: 'chrome123',
    // One style sheet: rules of parts that come later must not come after those that overrule them.
    cssCodeSplit: false,
    // tfjs, which the worker loads when it is asked for, is one library of 1.6 MB; nothing else may come near that.
    chunkSizeWarningLimit: 1700,
    // The page's libraries change less than the page. What comes right after the first view comes in three files, with
    // all that it imports: thirty small ones took longer.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            { name: 'page', tags: ['$initial'] },
            { name: 'form', test: /src\/ui\/configuration\/(boolean-control|needed-files|order-list|stage-list)\.tsx$/ },
            { name: 'plots', test: /src\/ui\/charts\/lines-chart\.tsx$/ },
            { name: 'panels', test: /src\/ui\/(interrupted-runs|toasts|charts\/(curves|depth)-panel|findings\/findings-panel|runs\/runs-panel)\.tsx$/ },
          ],
        },
      },
    },
  },
  // Long enough for what compiles shaders or trains on a busy machine; no test is about time.
  test: {
    testTimeout: 30_000,
    // A process for each of some 270 files takes a fifth more processor time than a thread.
    pool: 'threads',
    // Vitest alone would leave one processor free, which of two is half of them.
    maxWorkers: '100%',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
  },
});
