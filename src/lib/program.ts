/** Name and version of this program, as results documents state it; the version is package.json's. */
export const PROGRAM = 'learngene-playground 0.1.0';
