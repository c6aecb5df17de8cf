import { configuration } from './configuration.ts';
import { expansion } from './expansion.ts';
import { fields, options } from './fields.ts';
import { general } from './general.ts';
import { networks, strategies } from './names.ts';
import { picture } from './picture.ts';
import { presets } from './presets.ts';
import { sharing } from './sharing.ts';
import { engines, progress, topBar } from './top-bar.ts';

/** All text of the page, as it is first written. */
export const english = {
  configuration, engines, expansion, fields, general, networks, options, picture, presets, progress, sharing, strategies, topBar,
};
