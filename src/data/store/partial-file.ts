/** A file on its way from the network: what has come is kept when page or program end, and gone on with later. */
export interface PartialFile {
  /** Bytes kept so far. */
  readonly size: number;
  /** What the server called the file they are of (its ETag, or date and size); empty before the first byte. */
  readonly version: string;
  /** Drops what is kept, which was of another version, and begins anew. */
  restart(version: string): Promise<void>;
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The whole file, read from where it is kept; its bytes stay there until `remove`. */
  blob(): Promise<Blob>;
  remove(): Promise<void>;
}

/** Opens, or begins, the partial file of an address. One holder at a time: a second one waits for the first. */
export type OpenPartialFile = (address: string, signal: AbortSignal) => Promise<PartialFile & { close(): Promise<void> }>;
