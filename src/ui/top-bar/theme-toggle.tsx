import type { ReactElement } from 'react';
import { Segments } from '../controls/segments.tsx';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground } from '../playground-context.ts';
import { chooseTheme, useTheme } from '../theme/theme.ts';

/** Each has an icon called as itself. */
const themes = ['light', 'system', 'dark'] as const;

/** Light, dark, or as the operating system has it. */
export function ThemeToggle(): ReactElement {
  const playground = usePlayground();
  const { themes: words } = useFirstMessages().topBar;
  const segments = themes.map((value) => ({ value, label: words[value], icon: value }));
  return <Segments label={words.title} segments={segments} value={useTheme()} onChange={(theme) => chooseTheme(playground, theme)} />;
}
