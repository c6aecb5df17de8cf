import type { ImageUse } from '../../config/image-origin.ts';
import { counted } from '../../lib/format.ts';
import { imagesFor } from './image-use.ts';

const builtIn = (use: ImageUse): string => (use === 'data' ? 'the built-in shapes10' : 'transfer to glyphs8 or to none');

/** What went wrong, and what was done: told over the page. Texts of errors come from where they were found. */
export const notices = {
  dismiss: 'Dismiss',
  undo: 'Undo',
  done: 'What was done',
  more: (lines: number) => `and ${lines} more`,
  linkNotOpened: (problem: string) => `The link was not opened; the configuration is unchanged. ${problem}`,
  runFailed: (problem: string) => `The run failed: ${problem}`,
  /** Of the images of a run. */
  ofRun: (notice: string) => notice,
  languageNotLoaded: 'The page’s text in the other language could not be loaded; try again with a network.',
  linkChanged: (fields: number) => `The link changed ${fields === 1 ? 'a field' : `${fields} fields`}`,
  resultOffered: (name: string) => `The link shows the built-in result ${name}`,
  openResult: 'Open it',
  resultNotOpened: (name: string, problem: string | undefined) => `the built-in result ${name} was not opened (${problem ?? 'this page has none of that name'}); choose one of Built-in results`,
  deleted: (names: readonly string[]) => `Deleted ${names.length > 1 ? counted(names.length, 'run', 'runs') : names[0]}`,
  imported: (runs: number) => `Imported ${counted(runs, 'run', 'runs')}`,
  importedBut: (runs: number, known: number) => `Imported ${counted(runs, 'run', 'runs')}; ${counted(known, 'was', 'were')} here already`,
  nothingImported: (known: number) => `Nothing to import; ${counted(known, 'was', 'were')} here already`,
  notImported: (problem: string) => `runs were not imported: ${problem}`,
  unreadableRun: (name: string, problem: string) => `the kept run ${name} cannot be read (${problem}) and is not shown`,
  notKept: (problem: string) => `runs cannot be kept in this browser: ${problem}. Export them before you leave`,
  nameTaken: (name: string) => `name ${name}: another run is called so; choose one of its own`,
  /** What keeps Run from starting. */
  blocked: (problem: string) => problem,
  noImages: (use: ImageUse) => `no ${imagesFor(use)} chosen: choose a file (.zip, .tar.gz, .parquet) or a folder under Data, or ${builtIn(use)}`,
  notAllowed: (use: ImageUse, host: string) => `${imagesFor(use)} from ${host}: nothing is asked of it before you allow it; press Allow under Data, or choose ${builtIn(use)}`,
  noFiles: '(none)',
  ancestorFile: (files: string) => `ancestor files ${files}: must be one .safetensors; choose it under Ancestry, or give an address`,
  ancestorModel: (files: string) => `ancestor files ${files}: must be one model.json and all its .bin files; choose them together under Ancestry, or give an address`,
};
