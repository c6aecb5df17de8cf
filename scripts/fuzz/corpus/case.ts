import type { ParserName } from '../parsers.ts';

export interface Case {
  /** Name of the file, which no other case has. */
  readonly file: string;
  readonly parser: ParserName;
  readonly bytes: Uint8Array | string;
  /** `opens`, or what the InputError says. */
  readonly outcome: string;
}
