import { type ReactElement, useState } from 'react';
import { Segments } from '../controls/segments.tsx';
import { applyTheme, rememberedTheme } from '../theme/theme.ts';

const themes = [
  { value: 'light', label: 'Light theme', icon: 'light' },
  { value: 'system', label: 'Theme of the system', icon: 'system' },
  { value: 'dark', label: 'Dark theme', icon: 'dark' },
] as const;

/** Light, dark, or as the operating system has it. */
export function ThemeToggle(): ReactElement {
  const [theme, setTheme] = useState(rememberedTheme);
  return (
    <Segments
      label="Theme" segments={themes} value={theme}
      onChange={(next) => {
        applyTheme(next);
        setTheme(next);
      }}
    />
  );
}
