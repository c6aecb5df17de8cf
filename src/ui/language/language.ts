/** The language of the page: that of its link, or else the person's choice, or else what their browser prefers. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Language, languages, languageTags, preferredLanguage } from '../../lib/language.ts';
import { invariant } from '../../lib/errors.ts';
import { firstEnglish } from '../../messages/en/first-english.ts';
import { firstMessagesIn, messagesIn } from '../../messages/load.ts';
import type { FirstMessages, Messages } from '../../messages/messages.ts';
import type { Tell } from '../../store/announcement.ts';
import type { Playground } from '../../store/playground.ts';

const KEY = 'learngene-language';

interface Spoken {
  readonly language: Language;
  /** Of that language, as all messages are: they change together. */
  readonly first: FirstMessages;
  /**
   * Once a part has come that needs more than the first view does. Apart from the others, so that what is drawn of those
   * is not drawn again when these come.
   */
  readonly all: Messages | undefined;
}

/** The person's own choice or their browser's, which a link may overrule for a visit; known once the page is to have one. */
const chosen = createStore<{ readonly language: Language }>(() => ({ language: 'en' }));
const spoken = createStore<Spoken>(() => ({ language: 'en', first: firstEnglish, all: undefined }));

/** The text of the first view in the language that the page has now. */
export function useFirstMessages(): FirstMessages {
  return useStore(spoken, ({ first }) => first);
}

/** The page's text in that language, for parts that came by `later`, with which all of it comes. */
export function useMessages(): Messages {
  return useStore(spoken, ({ all }) => {
    invariant(all, 'a part of the first view has only the messages of useFirstMessages');
    return all;
  });
}

/** Has all of the page's text, in the language that it has then. */
export async function allMessages(): Promise<void> {
  const { language, all } = spoken.getState();
  if (all) return;
  const messages = await messagesIn(language);
  if (spoken.getState().language === language) spoken.setState({ all: messages });
}

export function useLanguage(): Language {
  return useStore(spoken, ({ language }) => language);
}

/** As dates are written there: the person's own kind of the page's language, such as British English. */
export function useLocale(): string {
  const language = useLanguage();
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? languageTags[language];
}

/** The page's text for what is said outside of any component. */
export function presentMessages(): FirstMessages {
  return spoken.getState().first;
}

/** Calls whenever the page's text changes. */
export function onMessages(listener: () => void): void {
  spoken.subscribe(listener);
}

/** The one of the two languages that the page could change to. */
export function useOtherLanguage(): Language {
  return otherThan(useLanguage());
}

/** Takes the other of the two languages by the person's choice, for this visit and the next ones. */
export function changeLanguage(playground: Playground): void {
  const language = otherThan(spoken.getState().language);
  remember(language);
  chosen.setState({ language });
  playground.setView({ lang: undefined });
}

function otherThan(language: Language): Language {
  return language === 'en' ? 'zh' : 'en';
}

/** Gives the page its language, now and whenever that changes; resolves once its first one is there. */
export async function followLanguage({ store }: Playground, tell: Tell): Promise<void> {
  chosen.setState({ language: rememberedLanguage() ?? preferredLanguage(navigator.languages) });
  const wanted = (): Language => store.getState().view.lang ?? chosen.getState().language;
  const show = async (): Promise<void> => {
    const language = wanted();
    try {
      const { all } = spoken.getState();
      const messages = await (all ? messagesIn(language) : firstMessagesIn(language));
      // Another may have been asked for while this one was on its way.
      if (language === wanted()) speak(language, messages);
    } catch {
      // Its file cannot be loaded, as without a network: the page goes on in the language that it has.
      tell({ text: presentMessages().notices.languageNotLoaded, lines: [], undo: undefined });
    }
  };
  chosen.subscribe(() => void show());
  store.subscribe(({ view }, before) => {
    if (view.lang !== before.view.lang) void show();
  });
  await show();
}

function speak(language: Language, messages: FirstMessages | Messages): void {
  document.documentElement.lang = languageTags[language];
  spoken.setState({ language, first: messages, all: 'charts' in messages ? messages : undefined });
}

/** The remembered choice; undefined where nothing, or nothing known, is remembered. */
function rememberedLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return languages.find((language) => language === stored);
  } catch {
    // Storage is switched off: a choice then lasts for this visit.
    return undefined;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // As above: a language that cannot be remembered is still spoken.
  }
}
