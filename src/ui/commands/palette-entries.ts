import { fieldOf } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { presets } from '../../config/presets.ts';
import { english } from '../../messages/en/english.ts';
import type { Playground } from '../../store/playground.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { fieldGroups, fieldsOfGroup } from '../configuration/field-groups.ts';
import { goToField } from '../field-focus.ts';
import { hiddenParts } from '../hidden-parts.ts';
import { commands, isPossible, titleOf } from './commands.ts';
import { fuzzyScore } from './fuzzy.ts';
import type { Shortcut } from './shortcut.ts';

/** Something that the palette offers. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  /** Behind the title; searched too, though it counts less. */
  readonly detail: string;
  readonly shortcut?: Shortcut;
  readonly run: (playground: Playground) => void;
}

export interface PaletteSection {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** Everything that can be done, chosen or gone to now. */
export function paletteSections(state: PlaygroundState): readonly PaletteSection[] {
  return [
    { title: 'Commands', entries: commandEntries(state) },
    { title: 'Runs', entries: runEntries(state) },
    { title: 'Fields', entries: hiddenParts(state.view).has('configuration') ? [] : fieldEntries(state) },
    { title: 'Presets', entries: presetEntries() },
    { title: 'Built-in results', entries: galleryEntries(state) },
  ].filter(({ entries }) => entries.length > 0);
}

/** What of the sections holds the query, the best first within a section and the section of the best first. */
export function foundSections(sections: readonly PaletteSection[], query: string): readonly PaletteSection[] {
  if (query.trim() === '') return sections;
  return sections
    .map(({ title, entries }) => ({ title, entries: rankedEntries(entries, query) }))
    .filter(({ entries }) => entries.length > 0)
    .toSorted((a, b) => scoreOf(b.entries[0], query) - scoreOf(a.entries[0], query));
}

function rankedEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, query) }))
    .filter(({ score }) => score > -Infinity)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/** The score of the title; 0 where title and detail hold the words of the query as they are; −∞ where they do not. */
function scoreOf(entry: PaletteEntry | undefined, query: string): number {
  if (!entry) return -Infinity;
  const inTitle = fuzzyScore(query, entry.title);
  if (inTitle !== undefined) return inTitle;
  // Letters scattered over a sentence would find every sentence.
  const both = `${entry.title} ${entry.detail}`.toLowerCase();
  return query.toLowerCase().trim().split(/\s+/).every((word) => both.includes(word)) ? 0 : -Infinity;
}

function commandEntries(state: PlaygroundState): readonly PaletteEntry[] {
  return commands.filter((command) => command.id !== 'palette' && isPossible(command, state)).map((command) => ({
    id: `command ${command.id}`, title: titleOf(command, state), detail: '', run: command.run,
    ...(command.shortcut && { shortcut: command.shortcut }),
  }));
}

function runEntries({ history, gallery }: PlaygroundState): readonly PaletteEntry[] {
  return [...history, ...gallery.opened].map(({ id, name }) => ({
    id: `run ${id}`, title: name, detail: 'show in the charts', run: (playground) => playground.show(id),
  }));
}

function fieldEntries({ configuration: { config } }: PlaygroundState): readonly PaletteEntry[] {
  return fieldGroups.flatMap(({ group }) => fieldsOfGroup(group, config).map((name) => ({
    id: `field ${name}`, title: fieldOf(name).label, detail: `${english.configuration.groups[group]} · ${formatFieldText(name, config[name]) || 'empty'}`,
    run: () => goToField(name),
  })));
}

function presetEntries(): readonly PaletteEntry[] {
  return presets.map((preset) => ({
    id: `preset ${preset.name}`, title: preset.label, detail: preset.help, run: (playground) => playground.choosePreset(preset),
  }));
}

function galleryEntries({ gallery }: PlaygroundState): readonly PaletteEntry[] {
  return gallery.entries.map((entry) => ({
    id: `gallery ${entry.file}`, title: entry.label, detail: entry.help, run: (playground) => void playground.gallery.open(entry),
  }));
}
