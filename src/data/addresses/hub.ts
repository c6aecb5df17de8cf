/**
 * Data sets of the Hugging Face Hub by the address of their page. The Hub keeps each one as Parquet files, which its
 * API lists by configuration and split (https://huggingface.co/docs/dataset-viewer/parquet).
 */
import { InputError } from '../../lib/errors.ts';
import { isObject } from '../../lib/is-object.ts';
import type { DataFile } from '../byte-source.ts';
import { memorySource } from '../byte-source.ts';
import { decodedPart } from '../network/address.ts';
import { fetchJson, fetchText } from '../network/document.ts';
import type { Network } from '../network/network.ts';
import { splitOfName } from '../sources/split-names.ts';

/** The page of a data set, perhaps of one of its configurations. */
export interface HubPage {
  /** Where the Hub is: its origin. */
  readonly hub: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly configuration: string | undefined;
}

/** A file of a data set and where it lies. */
export interface ListedFile {
  readonly path: string;
  readonly url: string;
}

const hosts = new Set(['huggingface.co', 'www.huggingface.co']);
const longestList = 4e6; // bytes of an answer of the API
const longestCard = 1e6;
const mostFiles = 1000;

/** The page that an address leads to; undefined for any other address, files on the Hub included. */
export function hubPage(address: string): HubPage | undefined {
  if (!URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  const [, repository, configuration] = /^\/datasets\/([^/]+\/[^/]+)(?:\/viewer(?:\/([^/]+)(?:\/[^/]+)?)?)?\/?$/.exec(pathname) ?? [];
  if (!hosts.has(host) || repository === undefined) return undefined;
  return { hub: new URL(address).origin, repository, configuration: configuration && decodedPart(configuration) };
}

/** The address of the bytes, where a person gave that of the page which shows a file. */
export function fileAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !hosts.has(url.host)) return address;
  url.pathname = url.pathname.replace(/^(\/datasets\/[^/]+\/[^/]+)\/blob\//, '$1/resolve/');
  return url.href;
}

/** Parquet files of one configuration: those for training and one kind of validation. Throws an InputError that names what is missing. */
export async function hubFiles({ hub, repository, configuration }: HubPage, network: Network): Promise<ListedFile[]> {
  const listed = listOf(await fetchJson(`${hub}/api/datasets/${repository}/parquet`, network, longestList), repository);
  const splits = listed.get(chosen([...listed.keys()], repository, configuration)) ?? new Map<string, string[]>();
  const training = [...splits.keys()].filter((split) => splitOfName(split) === 'train');
  const validation = [...splits.keys()].filter((split) => splitOfName(split) === 'validation').sort(testFirst).slice(0, 1);
  const used = training.length > 0 ? [...training, ...validation] : [...splits.keys()];
  const files = used.flatMap((split) => (splits.get(split) ?? []).map((url, i) => ({ path: `${split}/${String(i).padStart(4, '0')}.parquet`, url })));
  if (files.length > 0 && files.length <= mostFiles) return files;
  throw new InputError('data', `data set ${repository}: has ${files.length} Parquet files on the Hub, where 1 to ${mostFiles} can be read; give the addresses of some files instead`);
}

/** Where both are there, `test` stands for validation, as with other sources. */
function testFirst(a: string, b: string): number {
  return Number(b === 'test') - Number(a === 'test') || (a < b ? -1 : 1);
}

/** The data set's card, which names the classes where the files do not; empty where it cannot be had. */
export function cardFile({ hub, repository }: HubPage, network: Network): DataFile {
  return {
    path: 'README.md',
    async open() {
      const text = await fetchText(`${hub}/datasets/${repository}/resolve/main/README.md`, network, longestCard).catch((error: unknown) => {
        network.transfer.signal.throwIfAborted();
        if (error instanceof InputError) return '';
        throw error;
      });
      return memorySource(new TextEncoder().encode(text));
    },
  };
}

/** `{ configuration: { split: [address, …] } }` */
function listOf(answer: unknown, repository: string): Map<string, Map<string, string[]>> {
  const wrong = (): InputError =>
    new InputError('data', `data set ${repository}: the Hub’s list of its Parquet files is not as expected; give the addresses of the files instead`);
  const entriesOf = (value: unknown): [string, unknown][] => {
    if (!isObject(value)) throw wrong();
    return Object.entries(value);
  };
  const addresses = (value: unknown): string[] => {
    const isList = Array.isArray(value) && value.every((url) => typeof url === 'string' && URL.canParse(url));
    if (!isList) throw wrong();
    return value as string[];
  };
  return new Map(entriesOf(answer).map(([name, splits]) => [name, new Map(entriesOf(splits).map(([split, urls]) => [split, addresses(urls)]))]));
}

function chosen(names: readonly string[], repository: string, wanted: string | undefined): string {
  const found = wanted === undefined ? (names.find((name) => name === 'default') ?? names[0]) : names.find((name) => name === wanted);
  if (found !== undefined) return found;
  const known = names.length > 0 ? `choose from ${names.join(', ')}` : 'it has no Parquet files; give the addresses of its files instead';
  throw new InputError('data', `data set ${repository}${wanted === undefined ? '' : `, configuration ${wanted}`}: is not on the Hub; ${known}`);
}
