/** Archives that are cut short or lie, written by hand. */
import { gzipSync } from 'node:zlib';
import { pngOf } from '../../../src/data/testing/image-files.ts';
import { tarHeaders, withChecksum, type TarEntry } from '../../../src/data/testing/tar-headers.ts';
import { le16, le32, zipRecords, type ZipRecord } from '../../../src/data/testing/zip-records.ts';
import type { Case } from './case.ts';

const png = await pngOf([1, 2, 3]);
const photos: readonly ZipRecord[] = ['a', 'b'].map((folder) => ({ name: `${folder}/1.png`, data: png }));
const zip = zipRecords(photos);
const tar = tarHeaders(photos);
const gzip = Uint8Array.from(gzipSync(tar));

/** A zip whose second file is told of with these lies. */
const lying = (lie: NonNullable<ZipRecord['lie']>): Uint8Array<ArrayBuffer> => withSecond({ lie });
const withSecond = (second: Partial<ZipRecord>): Uint8Array<ArrayBuffer> => zipRecords([...photos.slice(0, 1), { name: 'b/1.png', data: png, ...second }]);
/** A pax header, then the two files. */
const afterNote = (note: Partial<TarEntry>, ...more: readonly TarEntry[]): Uint8Array<ArrayBuffer> =>
  tarHeaders([{ name: 'note', data: '', type: 'x', ...note }, ...more, ...photos]);
/** The extra field of zip64: sizes of 2^62 bytes, and an offset. */
const zip64 = [...le16(1, 24), ...le32(0, 0x40000000, 0, 0x40000000, 0, 0x40000000)];

export const archiveCases: readonly Case[] = [
  { file: 'whole.zip', parser: 'zip', bytes: zip, outcome: 'opens' },
  { file: 'comment.zip', parser: 'zip', bytes: zipRecords(photos, { comment: 'a comment behind the directory' }), outcome: 'opens' },
  { file: 'cut-in-directory.zip', parser: 'zip', bytes: zip.slice(0, -40), outcome: 'cut-in-directory.zip: cannot be read as a zip file' },
  { file: 'cut-in-file.zip', parser: 'zip', bytes: zip.slice(0, 60), outcome: 'cut-in-file.zip: cannot be read as a zip file' },
  { file: 'signature-alone.zip', parser: 'zip', bytes: zip.slice(0, 4), outcome: 'signature-alone.zip: cannot be read as a zip file' },
  { file: 'no-entries.zip', parser: 'zip', bytes: zipRecords([]), outcome: '0 files, none of them an image: give PNG, JPEG, WebP, GIF or AVIF files in a folder for each class' },
  { file: 'other-name-in-local-header.zip', parser: 'zip', bytes: withSecond({ localName: 'other-and-longer.png' }), outcome: 'opens' },
  { file: 'overlapping.zip', parser: 'zip', bytes: lying({ offset: 10 }), outcome: 'b/1.png: shares bytes of overlapping.zip with a/1.png; make the zip anew' },
  { file: 'same-bytes-twice.zip', parser: 'zip', bytes: lying({ offset: 0 }), outcome: 'b/1.png: shares bytes of same-bytes-twice.zip with a/1.png; make the zip anew' },
  { file: 'offset-beyond-end.zip', parser: 'zip', bytes: lying({ offset: 0x7fffffff }), outcome: 'b/1.png: cannot be read from the zip file' },
  { file: 'size-beyond-end.zip', parser: 'zip', bytes: lying({ packed: 0x7fffffff, unpacked: 0x7fffffff }), outcome: 'b/1.png of 2.1 GB: must be at most 64.0 MB; shrink or remove it' },
  { file: 'unpacked-size-lies.zip', parser: 'zip', bytes: lying({ unpacked: 3 }), outcome: 'b/1.png: cannot be read from the zip file' },
  { file: 'deflate-that-is-none.zip', parser: 'zip', bytes: withSecond({ method: 8 }), outcome: 'b/1.png: cannot be read from the zip file' },
  { file: 'unknown-method.zip', parser: 'zip', bytes: withSecond({ method: 99 }), outcome: 'b/1.png: cannot be read from the zip file' },
  { file: 'encrypted.zip', parser: 'zip', bytes: withSecond({ flags: 1 }), outcome: 'b/1.png: is encrypted; make the zip anew, without a password' },
  { file: 'zip64-sizes.zip', parser: 'zip', bytes: lying({ packed: 0xffffffff, unpacked: 0xffffffff, offset: 0xffffffff, extra: zip64 }), outcome: 'zip64-sizes.zip: cannot be read as a zip file' },
  { file: 'zip64-field-cut.zip', parser: 'zip', bytes: lying({ packed: 0xffffffff, unpacked: 0xffffffff, extra: zip64.slice(0, 8) }), outcome: 'b/1.png of 4.3 GB: must be at most 64.0 MB; shrink or remove it' },
  { file: 'more-entries-than-there-are.zip', parser: 'zip', bytes: zipRecords(photos, { entries: 65_000 }), outcome: 'more-entries-than-there-are.zip: cannot be read as a zip file' },
  { file: 'path-leads-out.zip', parser: 'zip', bytes: lying({ name: '../1.png' }), outcome: '"../1.png": leads out of path-leads-out.zip; make the archive anew, with paths relative to its top' },
  { file: 'path-of-windows.zip', parser: 'zip', bytes: lying({ name: '..\\..\\1.png' }), outcome: '"..\\\\..\\\\1.png": leads out of path-of-windows.zip; make the archive anew, with paths relative to its top' },
  { file: 'path-with-nul.zip', parser: 'zip', bytes: lying({ name: 'b/1.png\0.png' }), outcome: '"b/1.png\\u0000.png": leads out of path-with-nul.zip; make the archive anew, with paths relative to its top' },
  { file: 'name-twice.zip', parser: 'zip', bytes: lying({ name: 'a/1.png' }), outcome: 'a/1.png: is in name-twice.zip twice; make the archive anew, with each file once' },
  { file: 'nested.zip', parser: 'zip', bytes: zipRecords([{ name: 'inner.zip', data: zip }]), outcome: 'inner.zip: is an archive within nested.zip; give it on its own, or unpack it and give what is inside' },
  { file: 'html.zip', parser: 'zip', bytes: '<!DOCTYPE html><html><title>Sign in</title></html>', outcome: 'html.zip: is a web page, not the data; open it in the browser and download the file it leads to' },
  { file: 'empty.zip', parser: 'zip', bytes: '', outcome: 'empty.zip: is empty; download it anew, or remove it' },

  { file: 'whole.tar', parser: 'tar', bytes: tar, outcome: 'opens' },
  { file: 'cut-in-header.tar', parser: 'tar', bytes: tar.slice(0, 1324), outcome: 'cut-in-header.tar: ends before the end of the archive does; the archive was cut short: download or make it anew' },
  { file: 'cut-in-file.tar', parser: 'tar', bytes: tar.slice(0, 530), outcome: 'cut-in-file.tar: ends before a/1.png does; the archive was cut short: download or make it anew' },
  { file: 'no-end.tar', parser: 'tar', bytes: tarHeaders(photos, { open: true }), outcome: 'no-end.tar: ends before the end of the archive does; the archive was cut short: download or make it anew' },
  { file: 'size-beyond-end.tar', parser: 'tar', bytes: tarHeaders([{ name: 'a/1.png', data: png, size: '77777777777\0' }]), outcome: 'size-beyond-end.tar: ends before a/1.png does; the archive was cut short: download or make it anew' },
  { file: 'size-in-binary-beyond-numbers.tar', parser: 'tar', bytes: withChecksum(tarHeaders([{ name: 'a/1.png', data: '' }]).slice(0, 512).fill(255, 124, 136)), outcome: 'size-in-binary-beyond-numbers.tar: the size of a/1.png is no number; make the archive anew' },
  { file: 'size-no-number.tar', parser: 'tar', bytes: tarHeaders([{ name: 'a/1.png', data: png, size: '-0000000001\0' }]), outcome: 'size-no-number.tar: the size of a/1.png is no number; make the archive anew' },
  { file: 'pax-size-beyond-end.tar', parser: 'tar', bytes: afterNote({ data: '22 size=9007199254740\n' }), outcome: 'pax-size-beyond-end.tar: ends before a/1.png does; the archive was cut short: download or make it anew' },
  { file: 'pax-size-beyond-numbers.tar', parser: 'tar', bytes: afterNote({ data: '30 size=99999999999999999999\n' }), outcome: 'pax-size-beyond-numbers.tar: a file’s size 99999999999999999999 is no number; make the archive anew' },
  { file: 'pax-of-pax.tar', parser: 'tar', bytes: afterNote({ data: '12 path=x/y\n' }, { name: 'note', data: '13 path=b/2\n', type: 'x' }), outcome: 'only one class (b): there is nothing to tell apart; give at least two, image folders as a folder each' },
  { file: 'pax-record-without-end.tar', parser: 'tar', bytes: afterNote({ data: '99 path=never/ends.png' }), outcome: 'opens' },
  { file: 'pax-path-leads-out.tar', parser: 'tar', bytes: afterNote({ data: '21 path=../../x.png\n' }), outcome: '"../../x.png": leads out of pax-path-leads-out.tar; make the archive anew, with paths relative to its top' },
  { file: 'huge-name.tar', parser: 'tar', bytes: tarHeaders([{ name: 'long', data: '', type: 'L', size: '00000400000\0' }], { open: true }), outcome: 'huge-name.tar: ends before long does; the archive was cut short: download or make it anew' },
  { file: 'name-empty.tar', parser: 'tar', bytes: tarHeaders([{ name: '', data: png }, ...photos]), outcome: 'opens' },
  { file: 'note-before-nothing.tar', parser: 'tar', bytes: tarHeaders([...photos, { name: 'long', data: 'x', type: 'L' }]), outcome: 'opens' },
  { file: 'path-absolute.tar', parser: 'tar', bytes: tarHeaders([{ name: '/etc/1.png', data: png }]), outcome: '"/etc/1.png": leads out of path-absolute.tar; make the archive anew, with paths relative to its top' },
  { file: 'nested.tar', parser: 'tar', bytes: Uint8Array.from(gzipSync(tarHeaders([{ name: 'inner.tar', data: tar }]))), outcome: 'inner.tar: is an archive within nested.tar; give it on its own, or unpack it and give what is inside' },

  { file: 'whole.tar.gz', parser: 'gzip', bytes: gzip, outcome: 'opens' },
  { file: 'cut.tar.gz', parser: 'gzip', bytes: gzip.slice(0, 90), outcome: 'cut.tar.gz: cannot be unpacked as gzip' },
  { file: 'header-alone.gz', parser: 'gzip', bytes: gzip.slice(0, 10), outcome: 'header-alone.gz: cannot be unpacked as gzip' },
  { file: 'trailing-garbage.tar.gz', parser: 'gzip', bytes: Uint8Array.from([...gzip, 1, 2, 3, 4]), outcome: 'trailing-garbage.tar.gz: cannot be unpacked as gzip' },
  { file: 'wrong-length.tar.gz', parser: 'gzip', bytes: gzip.with(gzip.length - 4, 1), outcome: 'wrong-length.tar.gz: cannot be unpacked as gzip' },
  { file: 'wrong-sum.tar.gz', parser: 'gzip', bytes: gzip.with(gzip.length - 8, (gzip.at(-8) ?? 0) ^ 1), outcome: 'wrong-sum.tar.gz: cannot be unpacked as gzip' },
  { file: 'gzip-of-gzip.gz', parser: 'gzip', bytes: Uint8Array.from(gzipSync(gzipSync('text'))), outcome: 'gzip-of-gzip.gz: is neither a zip nor anything else that can be read, or is damaged; give a .zip, .tar, .tar.gz or .parquet of images' },
  { file: 'of-nothing.gz', parser: 'gzip', bytes: Uint8Array.from(gzipSync('')), outcome: 'of-nothing.gz: is empty; download it anew, or remove it' },
];
