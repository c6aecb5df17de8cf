import { type ExperimentConfig, type FieldName, fieldOf } from '../../config/fields.ts';
import { formatFieldText } from '../../config/field-text.ts';
import { presets } from '../../config/presets.ts';
import type { Messages } from '../../messages/messages.ts';
import { optionLabel } from '../../messages/option-label.ts';
import { galleryWords, presetWords } from '../../messages/preset-words.ts';
import type { Playground } from '../../store/playground.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import type { StrategyName } from '../../sws/strategy.ts';
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
export function paletteSections(state: PlaygroundState, messages: Messages): readonly PaletteSection[] {
  const { sections } = messages.commands;
  return [
    { title: sections.commands, entries: commandEntries(state, messages) },
    { title: sections.runs, entries: runEntries(state, messages) },
    { title: sections.fields, entries: hiddenParts(state.view).has('configuration') ? [] : fieldEntries(state, messages) },
    { title: sections.presets, entries: presetEntries(messages) },
    { title: sections.gallery, entries: galleryEntries(state, messages) },
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

function commandEntries(state: PlaygroundState, messages: Messages): readonly PaletteEntry[] {
  return commands.filter((command) => command.id !== 'palette' && isPossible(command, state)).map((command) => ({
    id: `command ${command.id}`, title: titleOf(command, state, messages), detail: '', run: command.run,
    ...(command.shortcut && { shortcut: command.shortcut }),
  }));
}

function runEntries({ history, gallery }: PlaygroundState, { commands: words }: Messages): readonly PaletteEntry[] {
  return [...history, ...gallery.opened].map(({ id, name }) => ({
    id: `run ${id}`, title: name, detail: words.showRun, run: (playground) => playground.charted.show(id),
  }));
}

function fieldEntries({ configuration: { config } }: PlaygroundState, messages: Messages): readonly PaletteEntry[] {
  const { commands: words, configuration, fields } = messages;
  return fieldGroups.flatMap(({ group }) => fieldsOfGroup(group, config).map((name) => ({
    id: `field ${name}`, title: fields[name].label,
    detail: words.field(configuration.groups[group], valueInWords(name, config, messages) || words.empty),
    run: () => goToField(name),
  })));
}

/** A field's value as the form calls it; numbers and lists of them as they are typed. */
function valueInWords(name: FieldName, config: ExperimentConfig, { options, strategies, configuration }: Messages): string {
  const field = fieldOf(name);
  const value = config[name];
  if (field.kind === 'choice') return optionLabel(options, name, String(value));
  if (field.kind === 'boolean') return value === true ? configuration.on : configuration.off;
  if (field.kind === 'strategies') return (value as readonly StrategyName[]).map((strategy) => strategies[strategy].label).join(', ');
  return formatFieldText(name, value);
}

function presetEntries(messages: Messages): readonly PaletteEntry[] {
  return presets.map((preset) => ({ preset, words: presetWords(preset, messages) })).map(({ preset, words }) => ({
    id: `preset ${preset.name}`, title: words.label, detail: words.help, run: (playground) => playground.choosePreset(preset),
  }));
}

function galleryEntries({ gallery }: PlaygroundState, messages: Messages): readonly PaletteEntry[] {
  return gallery.entries.map((entry) => ({ entry, words: galleryWords(entry, messages) })).map(({ entry, words }) => ({
    id: `gallery ${entry.file}`, title: words.label, detail: words.help, run: (playground) => void playground.gallery.open(entry),
  }));
}
