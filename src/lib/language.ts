/** Languages that the page speaks; the command line and what is written to files are English. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What HTML and Intl call them. */
export const languageTags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

/** The first of a person's languages (BCP 47 tags, dearest first) that the page speaks; English where it speaks none. */
export function preferredLanguage(tags: readonly string[]): Language {
  const known = tags.flatMap((tag) => languages.filter((language) => tag.toLowerCase().split('-')[0] === language));
  return known[0] ?? 'en';
}
