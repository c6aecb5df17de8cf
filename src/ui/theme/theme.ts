import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Playground } from '../../store/playground.ts';
import { usePlaygroundState } from '../playground-context.ts';

/** What the person chose; `system` follows the operating system. */
export type Theme = 'light' | 'dark' | 'system';

const KEY = 'learngene-theme';

/** The person's own choice, which a link may overrule for a visit. */
const chosen = createStore<{ readonly theme: Theme }>(() => ({ theme: rememberedTheme() }));

/** The theme that the page has. */
export function useTheme(): Theme {
  const linked = usePlaygroundState(({ view }) => view.theme);
  const own = useStore(chosen, ({ theme }) => theme);
  return linked ?? own;
}

/** Takes a theme by the person's choice, for this visit and the next ones. */
export function chooseTheme(playground: Playground, theme: Theme): void {
  remember(theme);
  chosen.setState({ theme });
  playground.setView({ theme: undefined });
}

/** From light to dark, or back, by what the page shows now. */
export function toggleTheme(playground: Playground): void {
  const theme = playground.store.getState().view.theme ?? chosen.getState().theme;
  const isDark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
  chooseTheme(playground, isDark ? 'light' : 'dark');
}

/** Gives the page the theme of its link, or else the person's, now and whenever either changes. */
export function followTheme({ store }: Playground): void {
  const show = (): void => {
    const theme = store.getState().view.theme ?? chosen.getState().theme;
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  show();
  chosen.subscribe(show);
  store.subscribe(({ view }, before) => {
    if (view.theme !== before.view.theme) show();
  });
}

/** The remembered choice; `system` where nothing, or nothing known, is remembered. */
function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage is switched off: the theme then lasts for this visit.
    return 'system';
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // As above: a theme that cannot be remembered is still shown.
  }
}
