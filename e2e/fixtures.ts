import { test as base, expect } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

interface Fixtures {
  readonly playground: PlaygroundPage;
  /** On for every test: its pages throw nothing, log no error, and talk to no host but their own and those they may ask. */
  readonly quietPages: undefined;
  /** Addresses that a test lets the page ask, and whose failures it may log. */
  readonly mayAsk: RegExp | undefined;
}

export const test = base.extend<Fixtures>({
  playground: async ({ page }, use) => {
    await use(new PlaygroundPage(page));
  },
  mayAsk: [undefined, { option: true }],
  quietPages: [
    async ({ context, baseURL, mayAsk }, use) => {
      const complaints: string[] = [];
      const isLetPass = (text: string): boolean => mayAsk?.test(text) ?? false;
      context.on('weberror', (error) => complaints.push(`thrown: ${error.error().message}`));
      context.on('console', (message) => {
        if (message.type() === 'error' && !isLetPass(message.text()) && !isLetPass(message.location().url)) complaints.push(`logged: ${message.text()}`);
      });
      context.on('request', (request) => {
        const url = request.url();
        if (/^https?:/.test(url) && !url.startsWith(baseURL ?? '') && !isLetPass(url)) complaints.push(`asked another host: ${url}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
