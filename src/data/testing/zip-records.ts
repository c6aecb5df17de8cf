/** A zip put together record by record (APPNOTE 4.3), so that its parts can say what no archiver would. */
import { crc32 } from 'node:zlib';

export interface ZipRecord {
  readonly name: string;
  readonly data: Uint8Array;
  /** What the directory says of it, where that is not true. */
  readonly lie?: {
    readonly name?: string;
    readonly packed?: number;
    readonly unpacked?: number;
    readonly offset?: number;
    /** Bytes of its extra field in the directory. */
    readonly extra?: readonly number[];
  };
  /** As both headers have them; 0 and 0, stored and plain, without. */
  readonly method?: number;
  readonly flags?: number;
  /** Name in its own header, where that is another. */
  readonly localName?: string;
}

/** A zip of stored files; `entries` is how many the end of its directory declares. */
export function zipRecords(records: readonly ZipRecord[], { entries = records.length, comment = '' } = {}): Uint8Array<ArrayBuffer> {
  const local: number[] = [];
  const directory: number[] = [];
  for (const { name, data, lie = {}, method = 0, flags = 0, localName = name } of records) {
    const sums = [...le32(crc32(data))];
    const offset = lie.offset ?? local.length;
    local.push(...le32(0x04034b50), ...le16(20, flags, method, 0, 33), ...sums, ...le32(data.length, data.length), ...le16(utf8(localName).length, 0), ...utf8(localName), ...data);
    const { extra = [] } = lie;
    const declared = utf8(lie.name ?? name);
    directory.push(
      ...le32(0x02014b50), ...le16(20, 20, flags, method, 0, 33), ...sums, ...le32(lie.packed ?? data.length, lie.unpacked ?? data.length),
      ...le16(declared.length, extra.length, 0, 0, 0), ...le32(0, offset), ...declared, ...extra,
    );
  }
  const end = [...le32(0x06054b50), ...le16(0, 0, entries, entries), ...le32(directory.length, local.length), ...le16(comment.length), ...utf8(comment)];
  return Uint8Array.from([...local, ...directory, ...end]);
}

export function le16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 255, (value >>> 8) & 255]);
}

export function le32(...values: readonly number[]): number[] {
  return values.flatMap((value) => le16(value & 0xffff, value >>> 16));
}

export function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}
