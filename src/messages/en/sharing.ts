import type { HideablePart, viewKeys } from '../../config/view-link.ts';

type ThemeName = (typeof viewKeys)['theme']['options'][number];
type TabName = (typeof viewKeys)['tab']['options'][number];

export const sharing = {
  share: 'Share',
  title: 'Share this configuration',
  nothing: (problem: string) => `Nothing to share yet. ${problem}`,
  as: 'Share as',
  forms: { link: 'Link', frame: 'Frame' },
  frameCode: 'HTML of the frame',
  frameTitle: (preset: string) => `Learngene Playground: ${preset}`,
  copy: 'Copy',
  copied: 'Copied. Whoever opens it finds this configuration; nothing starts by itself.',
  refused: 'The browser did not let it be copied: select it and copy it by hand.',
  safe: 'Opening it starts nothing by itself.',
  shows: 'What it shows',
  tabOfNow: (tab: string) => `The tab that is open now: ${tab}`,
  chartsOfNow: 'The charts as they are now: axes, zoom, lines, figures and moment',
  themeOfNow: (theme: string) => `The theme of now: ${theme}`,
  languageOfNow: (language: string) => `The language of now: ${language}`,
  tabs: { training: 'training', tuning: 'tuning', tradeoff: 'trade-off', costs: 'costs', claims: 'claims', paper: 'paper' } satisfies Record<TabName, string>,
  themes: { light: 'light', dark: 'dark', system: 'system' } satisfies Record<ThemeName, string>,
  leftOut: 'Left out',
  parts: {
    preset: 'Preset', engine: 'Engine', share: 'Share', theme: 'Theme', language: 'Language', configuration: 'Configuration', picture: 'Picture',
    depth: 'Depth chart', findings: 'Findings', runs: 'Runs',
  } satisfies Record<HideablePart, string>,
};
