/** The one table of what can be done from anywhere: it drives the palette, the keyboard and the sheet of shortcuts. */
import { presetOf } from '../../config/presets.ts';
import { isActive } from '../../store/current-run.ts';
import type { Playground } from '../../store/playground.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { goToField } from '../field-focus.ts';
import { hiddenParts } from '../hidden-parts.ts';
import { openSurface } from '../open-surface.ts';
import { toggleTheme } from '../theme/theme.ts';
import type { Shortcut } from './shortcut.ts';

export type CommandGroup = 'Training' | 'Configuration' | 'Page';

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /** What it does, in a few words; in the sheet of shortcuts for both ways of it. */
  readonly title: string;
  /** What it would do now, where that is one of two. */
  readonly titleNow?: (state: PlaygroundState) => string;
  readonly shortcut?: Shortcut;
  /** Whether it can be done now; without it always. */
  readonly isPossible?: (state: PlaygroundState) => boolean;
  readonly run: (playground: Playground) => void;
}

export const commands: readonly Command[] = [
  {
    id: 'run', group: 'Training', title: 'Run or stop', shortcut: { key: 'r' },
    titleNow: ({ run }) => (isActive(run) ? 'Stop' : 'Run'),
    run: (playground) => (isActive(playground.store.getState().run) ? playground.stop() : playground.start()),
  },
  {
    id: 'pause', group: 'Training', title: 'Pause or resume', shortcut: { key: 'p' },
    titleNow: ({ run }) => (run?.status === 'paused' ? 'Resume' : 'Pause'),
    isPossible: ({ run }) => run?.status === 'running' || run?.status === 'paused',
    run: (playground) => (playground.store.getState().run?.status === 'paused' ? playground.resume() : playground.pause()),
  },
  {
    id: 'step', group: 'Training', title: 'One training step', shortcut: { key: 's' },
    isPossible: ({ run }) => !isActive(run) || run?.status === 'paused',
    run: (playground) => playground.step(),
  },
  {
    id: 'measure', group: 'Training', title: 'Measure engines',
    isPossible: ({ run, comparison }) => !isActive(run) && comparison?.measuring === undefined,
    run: (playground) => playground.engines.measure(),
  },
  {
    id: 'screen', group: 'Training', title: 'Keep the screen on while training, or let it sleep',
    titleNow: ({ keepsScreenOn }) => (keepsScreenOn ? 'Let the screen sleep while training' : 'Keep the screen on while training'),
    run: (playground) => playground.tab.keepScreenOn(!playground.store.getState().keepsScreenOn),
  },
  {
    id: 'notices', group: 'Training', title: 'Tell me when a run ends while this tab is hidden, or no longer',
    titleNow: ({ tellsOfEnd }) => (tellsOfEnd ? 'No longer tell me when a run ends' : 'Tell me when a run ends while this tab is hidden'),
    run: (playground) => void playground.endNotices.wish(!playground.store.getState().tellsOfEnd),
  },
  {
    id: 'configuration', group: 'Configuration', title: 'Go to the configuration', shortcut: { key: 'c' },
    isPossible: ({ view }) => !hiddenParts(view).has('configuration'),
    run: () => goToField('stageLayout'),
  },
  {
    id: 'undo', group: 'Configuration', title: 'Undo', shortcut: { key: 'z', mod: true },
    isPossible: ({ edits }) => edits.past.length > 0,
    run: (playground) => playground.undo(),
  },
  {
    id: 'redo', group: 'Configuration', title: 'Redo', shortcut: { key: 'z', mod: true, shift: true },
    isPossible: ({ edits }) => edits.future.length > 0,
    run: (playground) => playground.redo(),
  },
  {
    id: 'reset', group: 'Configuration', title: 'Reset all fields to the preset',
    titleNow: ({ configuration }) => `Reset all fields to ${presetOf(configuration.config).label}`,
    isPossible: ({ configuration: { config } }) => presetOf(config).config !== config,
    run: (playground) => playground.choosePreset(presetOf(playground.store.getState().configuration.config)),
  },
  {
    id: 'palette', group: 'Page', title: 'Commands', shortcut: { key: 'k', mod: true, whileTyping: true },
    run: () => openSurface('palette'),
  },
  {
    id: 'share', group: 'Page', title: 'Share', shortcut: { key: 'l' },
    isPossible: ({ view }) => !hiddenParts(view).has('share'),
    run: () => openSurface('share'),
  },
  {
    id: 'lessons', group: 'Page', title: 'Lessons', shortcut: { key: 'g' },
    isPossible: ({ view }) => view.embed === undefined,
    run: () => openSurface('lessons'),
  },
  { id: 'theme', group: 'Page', title: 'Switch between light and dark', shortcut: { key: 't' }, run: toggleTheme },
  {
    id: 'everything', group: 'Page', title: 'Show all parts of the page',
    isPossible: ({ view }) => hiddenParts(view).size > 0,
    run: (playground) => playground.setView({ hide: undefined, embed: undefined }),
  },
  { id: 'shortcuts', group: 'Page', title: 'Keyboard shortcuts', shortcut: { key: '?' }, run: () => openSurface('shortcuts') },
];

/** What the command would do now. */
export function titleOf(command: Command, state: PlaygroundState): string {
  return command.titleNow?.(state) ?? command.title;
}

export function isPossible({ isPossible: possible }: Command, state: PlaygroundState): boolean {
  return possible?.(state) ?? true;
}
