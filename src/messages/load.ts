import type { Language } from '../lib/language.ts';
import { english } from './en/english.ts';
import type { Messages } from './messages.ts';

/** The page's text in a language; Chinese is loaded when it is asked for. Rejects where it cannot be. */
export async function messagesIn(language: Language): Promise<Messages> {
  return language === 'en' ? english : (await import('./zh/chinese.ts')).chinese;
}
