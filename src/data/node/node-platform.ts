import { homedir } from 'node:os';
import { join } from 'node:path';
import { decodeWithSharp } from '../decode/node/decode-with-sharp.ts';
import { ownThreadDecoder } from '../decode/own-thread-decoder.ts';
import type { ImagesPlatform } from '../open-images.ts';
import { diskPlace } from '../store/node/disk-place.ts';

/** Images in Node: kept in a directory, decoded by sharp. */
export function nodePlatform(directory = cacheDirectory()): ImagesPlatform {
  return { place: diskPlace(directory), createDecoder: () => ownThreadDecoder(decodeWithSharp) };
}

/** Where images from the network are kept between runs: the user's cache directory. */
export function cacheDirectory(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'learngene-playground');
}
