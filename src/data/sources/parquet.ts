/**
 * Parquet as the Hugging Face Hub has it: a column of images, each the bytes of a file (or a struct of bytes and
 * path), and a column of whole numbers that are the labels. Row groups are read when an image of theirs is wanted.
 */
import type { SchemaTree } from 'hyparquet';
import { InputError } from '../../lib/errors.ts';
import type { DataFile } from '../byte-source.ts';
import type { Collection, LabelledImage } from '../collection.ts';
import type { ImageContent } from '../decode/decoder.ts';
import { cardAmong, classNamesOfCard } from './card-names.ts';
import { sharedWork } from '../shared-work.ts';
import type { OpenedFile } from './file-kind.ts';
import { numberNames } from './number-names.ts';
import { openParquet, type ParquetTable, type RowGroup } from './parquet-table.ts';
import { partsByName } from './split-names.ts';

/** Bytes of row groups that make a block: read together, and near each other in the order of training. */
const bytesPerBlock = 64e6;
/** Bytes of row groups kept: the blocks that are mixed, and those that follow them. */
const bytesKept = 512e6;

interface ImageTable extends ParquetTable {
  /** The column of the images' bytes, which may lie in a struct. */
  readonly imageColumn: SchemaTree;
  readonly labelColumn: SchemaTree;
  /** Each row group is a block of its own then: training begins when the first few are there. */
  readonly remote: boolean;
}

type GroupReader = (table: ImageTable, group: RowGroup, signal?: AbortSignal) => Promise<readonly unknown[]>;

/**
 * The Parquet files among opened ones as one data set, split by their names; undefined where there are none, and
 * among pictures where none holds images, but perhaps what is to be known about the pictures.
 */
export async function parquet(opened: readonly OpenedFile[], files: readonly DataFile[], { amongPictures = false } = {}): Promise<Collection | undefined> {
  const found = opened.filter(({ kind }) => kind === 'parquet');
  const readable = await Promise.all(found.map(async ({ path, source }) => ({ table: await openParquet(source, path), remote: source.remote ?? false })));
  const holding = amongPictures ? readable.filter(({ table }) => table.columns.some(bytesWithin)) : readable;
  if (holding.length === 0) return undefined;
  const tables = holding.map(({ table, remote }) => imageTable(table, remote));
  const read = groupReader();
  const blocks = blockCounter();
  const imagesOf = async (some: readonly ImageTable[]): Promise<LabelledImage[]> => {
    const images: LabelledImage[][] = [];
    for (const table of some) {
      for (const group of table.groups) images.push(await groupImages(table, group, blocks(table.remote ? bytesPerBlock : group.bytesOf(table.imageColumn)), read));
    }
    return images.flat();
  };
  const parts = partsByName(tables, ({ path }) => path);
  const collected = { train: await imagesOf(parts.train), validation: await imagesOf(parts.validation) };
  const used = new Set(tables.map(({ path }) => path));
  const inSchema = commonNames(tables);
  const card = inSchema ? undefined : await cardAmong(files);
  const onCard = card && classNamesOfCard(card.data, tables[0]?.labelColumn.element.name ?? '');
  return {
    kind: 'Parquet',
    classNames: inSchema ?? onCard ?? numberNames([...collected.train, ...collected.validation]),
    ...collected,
    skipped: files.map(({ path }) => path).filter((path) => !used.has(path) && !isCard(path)),
  };
}

/** What lies beside the files to describe them is not left out of the images. */
function isCard(path: string): boolean {
  return /(?:^|\/)README\.md$/i.test(path);
}

function imageTable(table: ParquetTable, remote: boolean): ImageTable {
  const { path, columns } = table;
  const known = columns.map(({ element }) => element.name).join(', ');
  const images = preferred(columns.filter(bytesWithin), ['image', 'img']);
  const imageColumn = images && bytesWithin(images);
  if (imageColumn === undefined) throw new InputError(path, `${path} with columns ${known}: none holds image files as bytes; give a data set of images`);
  const labelColumn = preferred(columns.filter(holdsLabels), ['label', 'fine_label', 'labels', 'class', 'cls', 'target']);
  if (labelColumn === undefined) throw new InputError(path, `${path} with columns ${known}: none of whole numbers is named label; name it so`);
  return { ...table, imageColumn, labelColumn, remote };
}

/** The first column with one of these names, else the only one. */
function preferred(columns: readonly SchemaTree[], names: readonly string[]): SchemaTree | undefined {
  const named = names.map((name) => columns.find(({ element }) => element.name === name)).find((column) => column !== undefined);
  return named ?? (columns.length === 1 ? columns[0] : undefined);
}

/** The column itself where it holds bytes, or the one named bytes where it is a struct; undefined of others. */
function bytesWithin(column: SchemaTree): SchemaTree | undefined {
  const { element, children } = column;
  if (element.repetition_type === 'REPEATED') return undefined;
  if (children.length > 0) return children.map((child) => (child.element.name === 'bytes' ? bytesWithin(child) : undefined)).find((child) => child !== undefined);
  return element.type === 'BYTE_ARRAY' && element.converted_type !== 'UTF8' && element.logical_type?.type !== 'STRING' ? column : undefined;
}

function holdsLabels({ element: { type, repetition_type: repetition }, children }: SchemaTree): boolean {
  return children.length === 0 && repetition !== 'REPEATED' && (type === 'INT32' || type === 'INT64' || type === 'BOOLEAN');
}

/** Images of a row group; the labels are read now, the images when they are wanted. */
async function groupImages(table: ImageTable, group: RowGroup, block: number, readGroup: GroupReader): Promise<LabelledImage[]> {
  const labels = await table.readColumn(table.labelColumn, group);
  return labels.map((label, i): LabelledImage => {
    const path = `${table.path} #${group.first + i}`;
    if (typeof label !== 'number' && typeof label !== 'bigint' && typeof label !== 'boolean') {
      throw new InputError(path, `${path}: its ${table.labelColumn.element.name} is missing; give rows that all have one`);
    }
    const read = async (signal?: AbortSignal): Promise<ImageContent> => ({ kind: 'file', bytes: checkedBytes((await readGroup(table, group, signal))[i], path) });
    return { path, label: Number(label), block, read };
  });
}

function checkedBytes(bytes: unknown, path: string): Uint8Array<ArrayBuffer> {
  if (bytes instanceof Uint8Array) return bytes as Uint8Array<ArrayBuffer>;
  throw new InputError(path, `image ${path}: has no bytes, perhaps only the path of a file elsewhere; give a data set that holds its images`);
}

/** Reads row groups and keeps those used last. A read is shared by all who want an image of it, and ends when all have aborted. */
function groupReader(): GroupReader {
  const kept = new Map<RowGroup, (signal?: AbortSignal) => Promise<readonly unknown[]>>(); // oldest use first
  const sizes = new Map<RowGroup, number>();
  let bytes = 0;
  const forget = (group: RowGroup): void => {
    if (kept.delete(group)) bytes -= sizes.get(group) ?? 0;
  };
  return (table, group, signal) => {
    const forgetLost = (): void => {
      if (kept.get(group) === values) forget(group);
    };
    const values = kept.get(group) ?? sharedWork((ending) => table.readColumn(table.imageColumn, group, ending), forgetLost);
    forget(group);
    kept.set(group, values);
    sizes.set(group, group.bytesOf(table.imageColumn));
    bytes += sizes.get(group) ?? 0;
    for (const oldest of kept.keys()) {
      if (bytes <= bytesKept || oldest === group) break;
      forget(oldest);
    }
    return values(signal);
  };
}

/** Gives row groups of so many bytes, one after the other, the number of their block. */
function blockCounter(): (bytes: number) => number {
  let total = 0;
  return (bytes) => Math.floor((total += bytes) / bytesPerBlock);
}

/** The class names in the `huggingface` note of the files' schemas, which must agree. */
function commonNames(tables: readonly ImageTable[]): string[] | undefined {
  const named = tables.map((table) => ({ table, names: classNamesIn(table) }));
  const first = named.find(({ names }) => names);
  const other = named.find(({ names }) => names && JSON.stringify(names) !== JSON.stringify(first?.names));
  if (first && other) throw new InputError(other.table.path, `${other.table.path}: has other class names than ${first.table.path}; give files of one data set`);
  return first?.names;
}

/** `{"info": {"features": {"label": {"names": [...]}}}}` */
function classNamesIn(table: ImageTable): string[] | undefined {
  const { path, labelColumn } = table;
  const text = table.note('huggingface');
  if (text === undefined) return undefined;
  let value: { info?: { features?: Record<string, { names?: unknown } | undefined> } } | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    throw new InputError(path, `${path}: its note about features is not JSON; it is damaged: download it anew`);
  }
  const names = value?.info?.features?.[labelColumn.element.name]?.names;
  return Array.isArray(names) && names.every((name) => typeof name === 'string') ? names.map((name: string) => name.normalize('NFC')) : undefined;
}
