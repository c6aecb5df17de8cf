/** What the person chose; `system` follows the operating system. */
export type Theme = 'light' | 'dark' | 'system';

const KEY = 'learngene-theme';

/** The remembered choice; `system` where nothing, or nothing known, is remembered. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage is switched off: the theme then lasts for this visit.
    return 'system';
  }
}

/** Shows a theme and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // As above: a theme that cannot be remembered is still shown.
  }
}
