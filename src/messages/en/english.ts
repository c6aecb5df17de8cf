import { networks, strategies } from './names.ts';
import { sharing } from './sharing.ts';
import { engines, progress, topBar } from './top-bar.ts';

/** All text of the page, as it is first written. */
export const english = { engines, networks, progress, sharing, strategies, topBar };
