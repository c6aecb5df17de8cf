import { configuration } from './configuration.ts';
import { fields, options } from './fields.ts';
import { loading } from './loading.ts';
import { networks, strategies } from './names.ts';
import { presets } from './presets.ts';
import { sharing } from './sharing.ts';
import { engines, progress, topBar } from './top-bar.ts';
import { updates } from './updates.ts';

/** All text of the page, as it is first written. */
export const english = { configuration, engines, fields, loading, networks, options, presets, progress, sharing, strategies, topBar, updates };
