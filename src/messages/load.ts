import type { Language } from '../lib/language.ts';
import { firstEnglish } from './en/first-english.ts';
import type { FirstMessages, Messages } from './messages.ts';

/** All of the page's text in a language. Rejects where it cannot be loaded. */
export async function messagesIn(language: Language): Promise<Messages> {
  return language === 'en' ? (await import('./en/english.ts')).english : (await import('./zh/chinese.ts')).chinese;
}

/** The text of the first view in a language: English is there at once. Rejects where it cannot be loaded. */
export async function firstMessagesIn(language: Language): Promise<FirstMessages> {
  return language === 'en' ? firstEnglish : messagesIn(language);
}
