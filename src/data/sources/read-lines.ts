import { readWhole, type DataFile } from '../byte-source.ts';

/** The lines of a text file that are not empty; an é of one sign or of two (Unicode) is the same. */
export async function readLines(file: DataFile): Promise<string[]> {
  const text = new TextDecoder().decode(await readWhole(file));
  return text.normalize('NFC').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
