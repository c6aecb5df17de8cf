import { expect, test } from 'vitest';
import { defaultConfig } from '../../config/defaults.ts';
import { english } from '../../messages/en/english.ts';
import { frameSnippet, shareLink } from './share-links.ts';

const page = 'https://learn.example/play/';

test('a link is the page’s address with what is shown behind it', () => {
  expect(shareLink(page, { ...defaultConfig, steps: 7 }, { tab: 'costs' })).toBe(`${page}#v=1&preset=quick&steps=7&view.tab=costs`);
});

test('a frame shows the same, framed, and may do no more than the page needs', () => {
  const snippet = frameSnippet(page, defaultConfig, { hide: ['runs'] }, english);
  expect(snippet).toContain(`src="${page}#v=1&amp;preset=quick&amp;view.hide=runs&amp;view.embed=on"`);
  expect(snippet).toContain('title="Learngene Playground: Quick look"');
  expect(snippet).toMatch(/sandbox="[^"]*allow-scripts[^"]*"/);
  expect(snippet).not.toMatch(/allow-top-navigation|allow-modals|allow-forms/);
  expect(snippet).toMatch(/allow="[^"]*cross-origin-isolated/);
});

test('no text of a configuration ends the frame’s address', () => {
  const snippet = frameSnippet(page, { ...defaultConfig, ancestorUrl: '"><script>alert(1)</script>' }, {}, english);
  expect(snippet.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
});
