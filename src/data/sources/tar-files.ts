/**
 * The files of a tar archive, found by their headers and read in place (POSIX.1-2017 pax, ustar, and GNU's long
 * names). Packages unpack a tar as a stream from front to back; here each file must be had in any order.
 */
import { InputError } from '../../lib/errors.ts';
import { checkSize, pieceOf, type ByteSource, type DataFile } from '../byte-source.ts';
import { mostFiles, tooManyFiles } from './check-files.ts';

const block = 512; // bytes; headers and files begin at multiples of it
const bytesPerRead = 65_536; // of headers at once, where files are small
const longestName = 65_536; // bytes of a pax header or GNU long name

interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** `0` or NUL a file, `5` a directory, `L` a GNU long name, `x` a pax header of the next file, and others. */
  readonly type: string;
}

/** Whether the bytes, 512 or more, begin with a tar header. */
export function isTar(start: Uint8Array): boolean {
  return start.length >= block && hasChecksum(start.subarray(0, block));
}

/** Lists the regular files of a tar; links, directories and devices are left out. */
export async function tarFiles(tar: ByteSource, archive: string): Promise<DataFile[]> {
  const files: DataFile[] = [];
  const readBlock = blockReader(tar);
  let longName: string | undefined;
  let longSize: number | undefined;
  let offset = 0;
  for (;;) {
    const header = parseHeader(await readBlock(offset, archive), archive, offset);
    if (!header) return files;
    const { type } = header;
    const isNote = type === 'L' || type === 'x' || type === 'g' || type === 'K';
    const size = isNote ? header.size : (longSize ?? header.size);
    const [start, end] = [offset + block, offset + block + size];
    if (end > tar.size) throw cutShort(archive, header.name);
    if (type === 'L' || type === 'x') {
      checkSize(`${archive}: the name at byte ${offset}`, size, longestName);
      const note = new TextDecoder().decode(await tar.read(start, end));
      if (type === 'L') longName = note.replace(/\0[^]*$/, '');
      else ({ path: longName = longName, size: longSize = longSize } = paxRecords(note, archive));
    } else if (!isNote) {
      if (type === '0' || type === '\0' || type === '7') files.push(memberFile(tar, longName ?? header.name, start, end));
      longName = longSize = undefined;
    }
    if (files.length > mostFiles) throw tooManyFiles(archive);
    offset = start + Math.ceil(size / block) * block;
  }
}

function memberFile(tar: ByteSource, name: string, start: number, end: number): DataFile {
  const path = name.replace(/^(?:\.\/)+/, '');
  return {
    path,
    open: async (atMost = Infinity) => {
      checkSize(path, end - start, atMost);
      return pieceOf(tar, start, end);
    },
  };
}

/** Reads blocks one after the other, several at once. */
function blockReader(tar: ByteSource): (offset: number, archive: string) => Promise<Uint8Array> {
  let [from, bytes] = [0, new Uint8Array(0)];
  return async (offset, archive) => {
    if (offset + block > tar.size) throw cutShort(archive, 'the end of the archive');
    if (offset + block > from + bytes.length) {
      from = offset;
      bytes = await tar.read(offset, Math.min(offset + bytesPerRead, tar.size));
    }
    return bytes.subarray(offset - from, offset - from + block);
  };
}

/** Undefined for the block of zeros that ends an archive. */
function parseHeader(bytes: Uint8Array, archive: string, offset: number): TarHeader | undefined {
  if (bytes.every((byte) => byte === 0)) return undefined;
  if (!hasChecksum(bytes)) {
    throw new InputError('data', `${archive}: the header at byte ${offset} does not add up; the archive is damaged: download or make it anew`);
  }
  const prefix = textAt(bytes, 257, 5) === 'ustar' && textAt(bytes, 262, 1) !== ' ' ? textAt(bytes, 345, 155) : '';
  const name = textAt(bytes, 0, 100);
  const size = numberAt(bytes, 124, 12);
  if (!Number.isSafeInteger(size)) {
    throw new InputError('data', `${archive}: the size of ${name || `the file at byte ${offset}`} is no number; make the archive anew`);
  }
  return { name: prefix ? `${prefix}/${name}` : name, size, type: String.fromCharCode(bytes[156] ?? 0) };
}

/** The sum of the header's bytes, those of the sum itself counted as spaces. */
function hasChecksum(header: Uint8Array): boolean {
  let sum = 0;
  for (const [i, byte] of header.entries()) sum += i >= 148 && i < 156 ? 32 : byte;
  return sum === numberAt(header, 148, 8);
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length)).replace(/\0[^]*$/, '');
}

/** Octal digits; or, as GNU writes large sizes, a binary number whose first bit is set. NaN when it is neither. */
function numberAt(bytes: Uint8Array, start: number, length: number): number {
  if ((bytes[start] ?? 0) < 0x80) {
    const digits = textAt(bytes, start, length).trim();
    return /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN;
  }
  return bytes.subarray(start + 1, start + length).reduce((value, byte) => value * 256 + byte, (bytes[start] ?? 0) & 0x7f);
}

/** `path` and `size` of a pax header, whose records are `length key=value\n`. */
function paxRecords(text: string, archive: string): { path?: string; size?: number } {
  const path = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
  const size = /(?:^|\n)\d+ size=([^\n]*)\n/.exec(text)?.[1];
  if (size !== undefined && !(/^\d+$/.test(size) && Number.isSafeInteger(Number(size)))) {
    throw new InputError('data', `${archive}: a file’s size ${size} is no number; make the archive anew`);
  }
  return { ...(path !== undefined && { path }), ...(size !== undefined && { size: Number(size) }) };
}

function cutShort(archive: string, name: string): InputError {
  return new InputError('data', `${archive}: ends before ${name} does; the archive was cut short: download or make it anew`);
}
