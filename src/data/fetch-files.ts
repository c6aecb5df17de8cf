import { InputError, messageOf } from '../lib/errors.ts';
import type { ReadFile } from './shard-directory.ts';

/** Files below an address that ends in `/`, read by fetch. */
export function fetchFiles(baseUrl: string): ReadFile {
  return async (file, signal) => {
    const url = new URL(file, baseUrl).href;
    const response = await answerOf(file, url, signal);
    if (!response.ok) {
      const remedy = response.status === 404 ? 'is the address right, and were the shards built?' : 'try again later';
      throw new InputError(file, `${url}: the server answered ${response.status} ${response.statusText}; ${remedy}`);
    }
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      throw new InputError(file, `${url}: the server answered with a web page instead of data; is the address right, and were the shards built?`);
    }
    return bodyOf(file, url, response, signal);
  };
}

async function answerOf(file: string, url: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, signal ? { signal } : {});
  } catch (error) {
    throw failure(file, url, error, signal);
  }
}

async function bodyOf(file: string, url: string, response: Response, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw failure(file, url, error, signal);
  }
}

/** What to throw: the abort itself when it was asked for, else an InputError. */
function failure(file: string, url: string, error: unknown, signal?: AbortSignal): unknown {
  if (signal?.aborted) return error;
  return new InputError(file, `${url}: could not be fetched (${messageOf(error)}); check the connection and try again`);
}
