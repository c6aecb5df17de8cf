import { readWhole, type DataFile } from '../byte-source.ts';

/** The lines of a text file that are not empty. */
export async function readLines(file: DataFile): Promise<string[]> {
  const text = new TextDecoder().decode(await readWhole(file));
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
}
