import { homedir } from 'node:os';
import { join } from 'node:path';
import { nodeDecoder } from '../decode/node/node-decoder.ts';
import type { ImagesPlatform } from '../open-images.ts';
import { diskPlace } from '../store/node/disk-place.ts';

/** Images in Node: kept in a directory, decoded by sharp. */
export function nodePlatform(directory = cacheDirectory()): ImagesPlatform {
  return { place: diskPlace(directory), createDecoder: nodeDecoder };
}

/** Where images from the network are kept between runs: the user's cache directory. */
export function cacheDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'learngene-playground');
}
