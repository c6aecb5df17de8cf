import { charts, curves, depthChart, tuningChart } from './charts.ts';
import { commands } from './commands.ts';
import { configuration } from './configuration.ts';
import { expansion } from './expansion.ts';
import { fields, options } from './fields.ts';
import { findings, findingsPanel, ledger } from './findings.ts';
import { general } from './general.ts';
import { images } from './images.ts';
import { interrupted } from './interrupted.ts';
import { loading } from './loading.ts';
import { networks, strategies } from './names.ts';
import { notices } from './notices.ts';
import { paper } from './paper.ts';
import { picture } from './picture.ts';
import { presets } from './presets.ts';
import { runEnd } from './run-end.ts';
import { runs } from './runs.ts';
import { sharing } from './sharing.ts';
import { engines, progress, topBar } from './top-bar.ts';
import { updates } from './updates.ts';

/** All text of the page, as it is first written. */
export const english = {
  charts, commands, configuration, curves, depthChart, engines, expansion, fields, findings, findingsPanel, general,
  images, interrupted, ledger, loading, networks, notices, options, paper, picture, presets, progress, runEnd, runs, sharing, strategies,
  topBar, tuningChart, updates,
};
