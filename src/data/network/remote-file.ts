import { byteSource, checkSize, type ByteSource, type DataFile } from '../byte-source.ts';
import type { OpenPartialFile } from '../store/partial-file.ts';
import { addressOf, fileNameOf } from './address.ts';
import { downloadProbed } from './download.ts';
import type { Network } from './network.ts';
import { probe } from './probe.ts';
import { rangeSource, type RangeSourceOptions } from './range-source.ts';

export interface RemoteFileOptions extends RangeSourceOptions {
  /** Path in the data set; without one, the last part of the address. */
  readonly path?: string;
  /** Tells by the first 512 bytes, or all where there are fewer, whether such a file can be read from the middle. */
  canBeReadInPlace(start: Uint8Array): boolean;
  /** Where it goes if it cannot, or its server gives no parts of files. */
  readonly openPartialFile: OpenPartialFile;
  /** Bytes that the file may have, however it is read. */
  readonly atMost: number;
}

/**
 * A file at an address, opened once however often it is asked for. Throws an InputError for what is no web address
 * at once, and others as `probe` and `downloadProbed` do when it is opened.
 */
export function remoteFile(url: string, network: Network, options: RemoteFileOptions): DataFile {
  const address = addressOf(url);
  const path = options.path ?? fileNameOf(address);
  let opening: Promise<ByteSource> | undefined;
  const open = async (): Promise<ByteSource> => {
    const probed = await probe(address, network, options.atMost);
    if (probed.ranges && options.canBeReadInPlace(probed.start)) return rangeSource(probed, network, options);
    return byteSource(await downloadProbed(probed, network, options.openPartialFile, options.atMost));
  };
  return {
    path,
    async open(atMost = options.atMost) {
      opening ??= open();
      try {
        const source = await opening;
        checkSize(path, source.size, atMost);
        return source;
      } catch (thrown) {
        opening = undefined;
        throw thrown;
      }
    },
  };
}
