/** Everything that reads what strangers wrote, each behind one call, for the corpus and for fuzzing. */
import { documentParsers } from './document-parsers.ts';
import { imageParsers } from './image-parsers.ts';
import type { Parser } from './parser.ts';
import { weightParsers } from './weight-parsers.ts';

export const parsers = { ...imageParsers, ...documentParsers, ...weightParsers } as const satisfies Record<string, Parser>;

export type ParserName = keyof typeof parsers;

/** Those whose files are JSON, or begin with a length and JSON: fuzzing changes the values as well as the bytes. */
export const shapes: Readonly<Partial<Record<ParserName, 'json' | 'headed json'>>> = {
  manifest: 'json', results: 'json', runs: 'json', gallery: 'json', 'lesson progress': 'json', 'kept run': 'json', 'kept set': 'json', 'tfjs model': 'json',
  shard: 'headed json', safetensors: 'headed json', network: 'headed json', checkpoint: 'headed json',
};
