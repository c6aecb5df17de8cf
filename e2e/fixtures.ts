import { test as base, expect } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

interface Fixtures {
  readonly playground: PlaygroundPage;
  /** On for every test: the page throws nothing, logs no error, and talks to no host but its own. */
  readonly quietPage: undefined;
}

export const test = base.extend<Fixtures>({
  playground: async ({ page }, use) => {
    await use(new PlaygroundPage(page));
  },
  quietPage: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`logged: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = request.url();
        if (/^https?:/.test(url) && !url.startsWith(baseURL ?? '')) complaints.push(`asked another host: ${url}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
