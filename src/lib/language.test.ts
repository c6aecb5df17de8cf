import { expect, test } from 'vitest';
import { preferredLanguage } from './language.ts';

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh-Hant-TW'], 'zh'],
  [['de', 'zh', 'en'], 'zh'],
  [['en-GB', 'zh'], 'en'],
  [['zha', 'fr'], 'en'],
  [[], 'en'],
] as const)('of %j the page takes %s', (tags, language) => {
  expect(preferredLanguage(tags)).toBe(language);
});
