/** The one table of what can be done from anywhere: it drives the palette, the keyboard and the sheet of shortcuts. */
import { presetOf } from '../../config/presets.ts';
import type { FirstMessages } from '../../messages/messages.ts';
import { presetWords } from '../../messages/preset-words.ts';
import { isActive } from '../../store/current-run.ts';
import type { Playground } from '../../store/playground.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { goToField } from '../field-focus.ts';
import { hiddenParts } from '../hidden-parts.ts';
import { changeLanguage } from '../language/language.ts';
import { openSurface } from '../open-surface.ts';
import { toggleTheme } from '../theme/theme.ts';
import type { Shortcut } from './shortcut.ts';

export type CommandGroup = keyof FirstMessages['commands']['groups'];

export interface Command {
  /** By which its title is found, too. */
  readonly id: keyof FirstMessages['commands']['titles'];
  readonly group: CommandGroup;
  /** What it would do now, where that is one of two. */
  readonly titleNow?: (state: PlaygroundState, messages: FirstMessages) => string;
  readonly shortcut?: Shortcut;
  /** Whether it can be done now; without it always. */
  readonly isPossible?: (state: PlaygroundState) => boolean;
  readonly run: (playground: Playground) => void;
}

export const commands: readonly Command[] = [
  {
    id: 'run', group: 'training', shortcut: { key: 'r' },
    titleNow: ({ run }, { commands: { now } }) => (isActive(run) ? now.stop : now.run),
    run: (playground) => (isActive(playground.store.getState().run) ? playground.stop() : playground.start()),
  },
  {
    id: 'pause', group: 'training', shortcut: { key: 'p' },
    titleNow: ({ run }, { commands: { now } }) => (run?.status === 'paused' ? now.resume : now.pause),
    isPossible: ({ run }) => run?.status === 'running' || run?.status === 'paused',
    run: (playground) => (playground.store.getState().run?.status === 'paused' ? playground.resume() : playground.pause()),
  },
  {
    id: 'step', group: 'training', shortcut: { key: 's' },
    isPossible: ({ run }) => !isActive(run) || run?.status === 'paused',
    run: (playground) => playground.step(),
  },
  {
    id: 'measure', group: 'training',
    isPossible: ({ run, comparison }) => !isActive(run) && comparison?.measuring === undefined,
    run: (playground) => playground.engines.measure(),
  },
  {
    id: 'screen', group: 'training',
    titleNow: ({ keepsScreenOn }, { commands: { now } }) => (keepsScreenOn ? now.screenOff : now.screenOn),
    run: (playground) => playground.tab.keepScreenOn(!playground.store.getState().keepsScreenOn),
  },
  {
    id: 'notices', group: 'training',
    titleNow: ({ tellsOfEnd }, { commands: { now } }) => (tellsOfEnd ? now.noticesOff : now.noticesOn),
    run: (playground) => void playground.endNotices.wish(!playground.store.getState().tellsOfEnd),
  },
  {
    id: 'configuration', group: 'configuration', shortcut: { key: 'c' },
    isPossible: ({ view }) => !hiddenParts(view).has('configuration'),
    run: () => goToField('stageLayout'),
  },
  {
    id: 'undo', group: 'configuration', shortcut: { key: 'z', mod: true },
    isPossible: ({ edits }) => edits.past.length > 0,
    run: (playground) => playground.undo(),
  },
  {
    id: 'redo', group: 'configuration', shortcut: { key: 'z', mod: true, shift: true },
    isPossible: ({ edits }) => edits.future.length > 0,
    run: (playground) => playground.redo(),
  },
  {
    id: 'reset', group: 'configuration',
    titleNow: ({ configuration: { config } }, messages) => messages.commands.now.reset(presetWords(presetOf(config), messages).label),
    isPossible: ({ configuration: { config } }) => presetOf(config).config !== config,
    run: (playground) => playground.choosePreset(presetOf(playground.store.getState().configuration.config)),
  },
  {
    id: 'palette', group: 'page', shortcut: { key: 'k', mod: true, whileTyping: true },
    run: () => openSurface('palette'),
  },
  {
    id: 'share', group: 'page', shortcut: { key: 'l' },
    isPossible: ({ view }) => !hiddenParts(view).has('share'),
    run: () => openSurface('share'),
  },
  {
    id: 'lessons', group: 'page', shortcut: { key: 'g' },
    isPossible: ({ view }) => view.embed === undefined,
    run: () => openSurface('lessons'),
  },
  { id: 'theme', group: 'page', shortcut: { key: 't' }, run: toggleTheme },
  { id: 'language', group: 'page', run: changeLanguage },
  {
    id: 'everything', group: 'page',
    isPossible: ({ view }) => hiddenParts(view).size > 0,
    run: (playground) => playground.setView({ hide: undefined, embed: undefined }),
  },
  { id: 'shortcuts', group: 'page', shortcut: { key: '?' }, run: () => openSurface('shortcuts') },
];

/** What the command would do now. */
export function titleOf({ id, titleNow }: Command, state: PlaygroundState, messages: FirstMessages): string {
  return titleNow?.(state, messages) ?? messages.commands.titles[id];
}

export function isPossible({ isPossible: possible }: Command, state: PlaygroundState): boolean {
  return possible?.(state) ?? true;
}
