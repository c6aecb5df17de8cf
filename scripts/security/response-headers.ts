import type { Connect, Plugin } from 'vite';
import { developmentPagePolicy, developmentWorkerPolicy, pagePolicy, workerPolicy } from './content-policy.ts';

/** Cross-origin isolation: without it the wasm backend has no threads (everything still works on one). */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** Gives what both servers send its headers, and the built index.html its policy for servers that send none. */
export function responseHeaders(): Plugin {
  return {
    name: 'response-headers',
    transformIndexHtml: (_html, { server }) => (server ? [] : [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy }, injectTo: 'head-prepend' },
    ]),
    configureServer: ({ middlewares }) => { middlewares.use(sending(developmentPagePolicy, developmentWorkerPolicy)); },
    configurePreviewServer: ({ middlewares }) => { middlewares.use(sending(pagePolicy, workerPolicy)); },
  };
}

/** The policy of a file that is neither page nor worker means nothing, so that all but pages may get that of workers. */
function sending(page: string, worker: string): Connect.NextHandleFunction {
  return ({ url = '/' }, response, next) => {
    const [path = '/'] = url.split('?');
    response.setHeader('Content-Security-Policy', /(?:\/|\.html)$/.test(path) ? page : worker);
    for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
    next();
  };
}
