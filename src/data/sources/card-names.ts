/**
 * Class names on a data-set card of the Hugging Face Hub: the `README.md` of the data set begins with YAML between
 * two lines of `---`, which the Hub's API gives parsed, as `cardData`.
 */
import { InputError, messageOf } from '../../lib/errors.ts';
import { isObject } from '../../lib/is-object.ts';
import { readWhole, type DataFile } from '../byte-source.ts';

const longestCard = 1e6; // bytes
const mostClasses = 65_536;

/** What the card among the files says in its YAML; undefined where there is no card, or none with YAML. */
export async function cardAmong(files: readonly DataFile[]): Promise<{ readonly path: string; readonly data: unknown } | undefined> {
  const [file] = files.filter(({ path }) => /(?:^|\/)readme\.md$/i.test(path)).toSorted((a, b) => depthOf(a) - depthOf(b));
  if (!file) return undefined;
  const text = new TextDecoder().decode(await readWhole(file, longestCard));
  const [, front] = /^---\r?\n([^]*?)\r?\n---\s*(?:\n|$)/.exec(text) ?? [];
  return front === undefined ? undefined : { path: file.path, data: await parsedYaml(front, file.path) };
}

/**
 * The names of a column's classes, by label: of one configuration, or as all that have them agree. Undefined where
 * the card gives none. Throws an InputError for names that leave a label out, are no texts, or do not agree.
 */
export function classNamesOfCard(cardData: unknown, column: string, config?: string): string[] | undefined {
  const infos = listOf(own(cardData, 'dataset_info')).filter((info) => config === undefined || own(info, 'config_name') === config);
  const features = infos.flatMap((info) => listOf(own(info, 'features'))).filter((feature) => own(feature, 'name') === column);
  const given = features.map((feature) => own(own(own(feature, 'dtype'), 'class_label'), 'names')).filter((names) => names !== undefined);
  const [first, ...others] = given.map((names) => namesOf(names, column));
  if (others.some((names) => JSON.stringify(names) !== JSON.stringify(first))) {
    throw new InputError(column, `data-set card: its configurations give ${column} different class names; leave one of them on the card`);
  }
  return first;
}

async function parsedYaml(text: string, path: string): Promise<unknown> {
  const { parse } = await import('yaml'); // few data sets have a card: it is loaded for those alone
  try {
    return parse(text, { maxAliasCount: 100, logLevel: 'error' }) as unknown;
  } catch (error) {
    throw new InputError(path, `${path}: what stands between its lines of --- is not YAML (${messageOf(error)}); correct or remove it`);
  }
}

/** Names from a list, or from a map of labels to names, which must have each label from 0. */
function namesOf(value: unknown, column: string): string[] {
  const entries = Object.entries(Object(value) as object);
  if (entries.length > mostClasses) throw new InputError(column, `data-set card: ${entries.length} classes of ${column}; must be at most ${mostClasses}`);
  const byLabel = new Map<string, unknown>(entries);
  return entries.map((_, label) => {
    const name = byLabel.get(String(label));
    if (typeof name === 'string' || typeof name === 'number' || typeof name === 'boolean') return String(name).normalize('NFC'); // unquoted, YAML takes digits for a number
    throw new InputError(column, `data-set card: class ${label} of ${column} has no name; give one for each label from 0`);
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** A key of an object's own; undefined for anything else. */
function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function depthOf({ path }: DataFile): number {
  return path.split('/').length;
}
