/** Reads bytes to the end; throws an InputError for what is wrong with them. `name` is the file's. */
export type Parser = (bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<void>;
