import { once } from 'node:events';
import { typescriptThread } from '../../src/lib/node/typescript-thread.ts';

export interface FileServer {
  /** `http://127.0.0.1:port`, once it listens. */
  readonly origin: Promise<string>;
  /** Serves a file at a path that begins with `/`, from soon after on. */
  serve(path: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

/** Starts a server on this machine whose work is not done by the thread that asks it, as of a server elsewhere. */
export function startFileServer(): FileServer {
  const thread = typescriptThread(new URL('server-thread.ts', import.meta.url));
  return {
    origin: once(thread, 'message').then(([origin]) => String(origin)),
    serve: (path, bytes) => thread.postMessage({ path, bytes }),
    close: async () => void (await thread.terminate()),
  };
}
