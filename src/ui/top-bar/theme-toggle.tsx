import type { ReactElement } from 'react';
import { Segments } from '../controls/segments.tsx';
import { usePlayground } from '../playground-context.ts';
import { chooseTheme, useTheme } from '../theme/theme.ts';

const themes = [
  { value: 'light', label: 'Light theme', icon: 'light' },
  { value: 'system', label: 'Theme of the system', icon: 'system' },
  { value: 'dark', label: 'Dark theme', icon: 'dark' },
] as const;

/** Light, dark, or as the operating system has it. */
export function ThemeToggle(): ReactElement {
  const playground = usePlayground();
  return <Segments label="Theme" segments={themes} value={useTheme()} onChange={(theme) => chooseTheme(playground, theme)} />;
}
