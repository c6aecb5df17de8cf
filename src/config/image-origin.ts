/** Where the images of a configuration come from: those that the learngene is learned on, and those of tuning. */
import { InputError } from '../lib/errors.ts';
import type { ExperimentConfig } from './fields.ts';
import { publicDataset } from './public-datasets.ts';

export type ImageUse = 'data' | 'target';

/** A file that a person chose, with its path in the folder that was chosen or dropped. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

export type ImageOrigin =
  | { readonly kind: 'built-in'; readonly name: 'shapes10' | 'glyphs8' }
  /** Files on the person's own machine. */
  | { readonly kind: 'files' }
  /** Read over the network. */
  | { readonly kind: 'addresses'; readonly addresses: readonly string[]; readonly label: string };

/** The origin of the images for that use; undefined where tuning goes on with the images of learning. */
export function imageOrigin(config: ExperimentConfig, use: ImageUse): ImageOrigin | undefined {
  const choice = config[use];
  if (choice === 'none') return undefined;
  if (choice === 'shapes10' || choice === 'glyphs8') return { kind: 'built-in', name: choice };
  if (choice === 'image-folder') return { kind: 'files' };
  if (choice === 'address') return ofAddresses(addressesIn(use === 'data' ? config.dataUrl : config.targetUrl));
  const known = publicDataset(choice);
  return known ? { kind: 'addresses', addresses: [known.address], label: known.label } : undefined;
}

function ofAddresses(addresses: readonly string[]): ImageOrigin {
  return { kind: 'addresses', addresses, label: addresses.join(' ') };
}

/** The addresses in a text, parted by spaces. */
function addressesIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((part) => part !== '');
}

/** Throws an InputError, which names the field, unless the text has at least one address and all are web addresses. */
export function checkAddresses(field: 'dataUrl' | 'targetUrl', text: string): void {
  const addresses = addressesIn(text);
  if (addresses.length === 0) {
    throw new InputError(field, 'images at an address: none is given; give one such as https://example.org/images.zip, or choose other images');
  }
  for (const address of addresses) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'https:' || url?.protocol === 'http:') continue;
    throw new InputError(field, `images at an address: ${address} is no web address; write it like https://example.org/images.zip`);
  }
}

/** Hosts that reading the images contacts first, in the order of the addresses; they may lead on to others. */
export function hostsOf(origin: ImageOrigin | undefined): readonly string[] {
  if (origin?.kind !== 'addresses') return [];
  return [...new Set(origin.addresses.filter((address) => URL.canParse(address)).map((address) => new URL(address).host))];
}
