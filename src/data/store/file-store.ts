/**
 * Where data sets and downloads are kept: a tree of files, in the browser's private file system, on disk, or in
 * memory for tests. Paths are relative, with parts of letters, digits, `.`, `_` and `-` joined by `/`; folders come
 * with their first file. Every call may fail for want of space or permission; `storage-failure.ts` tells why.
 */
export interface FileStore {
  /** The whole file, or undefined where there is none. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The file without reading it, or undefined where there is none. Valid until the file is changed. */
  blob(path: string): Promise<Blob | undefined>;
  /** Puts the whole file there, or, when it fails, leaves what was there: no reader ever sees half of it. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Names of the files and folders in a folder, in no order; none where there is no such folder. */
  names(folder: string): Promise<string[]>;
  /** Bytes of a file; undefined where there is none. */
  size(path: string): Promise<number | undefined>;
  /**
   * Opens a file to go on behind its first `size` bytes, or begins it. One holder at a time among those who share locks; of
   * two processes that write the same file both put the same bytes in the same places.
   */
  openToAppend(path: string, size: number): Promise<AppendableFile>;
  /** Removes a file, or a folder with all that is in it; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** Removes what writes that were broken off have left in a folder. */
  sweep(folder: string): Promise<void>;
  /** Bytes that this program may keep altogether; undefined where nobody says. */
  quota(): Promise<number | undefined>;
}

export interface AppendableFile {
  readonly size: number;
  /** Adds all bytes, or, when it fails, none of them. */
  append(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Puts the bytes where they outlive the program, and lets go of the file. */
  close(): Promise<void>;
}

/** The bytes of all files below a folder. */
export async function bytesBelow(store: FileStore, folder: string): Promise<number> {
  const sizes = await Promise.all((await store.names(folder)).map(async (name) => {
    const path = `${folder}/${name}`;
    return (await store.size(path)) ?? bytesBelow(store, path);
  }));
  return sizes.reduce((sum, size) => sum + size, 0);
}
