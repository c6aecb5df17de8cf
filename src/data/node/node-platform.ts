import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { nodeDecoder } from '../decode/node/node-decoder.ts';
import type { ImagesPlatform } from '../open-images.ts';
import { diskPlace } from '../store/node/disk-place.ts';

/** Images in Node: kept in a directory, decoded by sharp. */
export function nodePlatform(directory = cacheDirectory()): ImagesPlatform {
  return { place: diskPlace(directory), createDecoder: nodeDecoder };
}

/**
 * Where images from the network are kept between runs: the user's cache directory, by the XDG Base Directory Specification,
 * which has an empty or relative path passed over.
 */
export function cacheDirectory(given = process.env['XDG_CACHE_HOME'] ?? ''): string {
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'learngene-playground');
}
