import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
};

/** A host of the built page that sends none of its headers, can go away, and can get a newer build. */
export class PageServer {
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  #server: Server | undefined;
  #port = 0;
  #rewrite: (path: string, text: string) => string = (_path, text) => text;

  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Serves, on the same port as before. */
  async come(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request.url ?? '/').then(([status, type, body]) => response.writeHead(status, { 'Content-Type': type }).end(body)));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
  }

  async leave(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** From now on serves another build: its texts are changed so. */
  update(rewrite: (path: string, text: string) => string): void {
    this.#rewrite = rewrite;
  }

  async #answer(url: string): Promise<readonly [status: number, type: string, body: Buffer | string]> {
    const { pathname } = new URL(url, this.address);
    const path = pathname === '/' ? 'index.html' : pathname.slice(1);
    this.asked.push(path);
    try {
      const bytes = await readFile(fileURLToPath(new URL(`../dist/${path}`, import.meta.url)));
      const isText = /^(?:index\.html|service-worker\.js)$/.test(path);
      return [200, types[extname(path)] ?? 'application/octet-stream', isText ? this.#rewrite(path, bytes.toString()) : bytes];
    } catch {
      return [404, 'text/plain', 'not here'];
    }
  }
}
