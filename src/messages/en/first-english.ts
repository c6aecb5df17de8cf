import { commands } from './commands.ts';
import { configuration } from './configuration.ts';
import { fields, options } from './fields.ts';
import { general } from './general.ts';
import { interrupted } from './interrupted.ts';
import { lessonEntry } from './lesson-entry.ts';
import { loading } from './loading.ts';
import { networks, strategies } from './names.ts';
import { notices } from './notices.ts';
import { picture } from './picture.ts';
import { presets } from './presets.ts';
import { runEnd } from './run-end.ts';
import { sharing } from './sharing.ts';
import { engines, progress, topBar } from './top-bar.ts';
import { updates } from './updates.ts';

/** The text that the page needs at its first view, and what is said outside of any of its parts. */
export const firstEnglish = {
  commands, configuration, engines, fields, general, interrupted, lessonEntry, loading, networks, notices, options, picture, presets, progress, runEnd,
  sharing, strategies, topBar, updates,
};
