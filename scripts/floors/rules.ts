/**
 * The floors of the house: what each folder under `src` may import besides itself. The longest path that
 * fits a file is its floor, so a single file can have rules of its own.
 */
export interface Floor {
  readonly path: string;
  /** Folders and files whose values and types it may import. */
  readonly knows: readonly string[];
  /** Folders and files of which it may import types alone. */
  readonly knowsTypesOf?: readonly string[];
  /** Files that it may name by address, to start them as a worker, without importing them. */
  readonly starts?: readonly string[];
  /** What to do instead, after "…; ". */
  readonly remedy: string;
}

const uptoConfig = ['src/lib', 'src/sws', 'src/config'];
const uptoFormats = [...uptoConfig, 'src/formats'];
const uptoTraining = [...uptoFormats, 'src/data', 'src/engine', 'src/training'];
const pageKnows = [
  ...uptoFormats, 'src/findings', 'src/lessons', 'src/messages', 'src/worker/client.ts', 'src/worker/protocol.ts', 'src/worker/images-client.ts', 'src/worker/images-protocol.ts',
  'src/worker/interrupted-client.ts', 'src/worker/interrupted-protocol.ts', 'src/worker/memory-client.ts', 'src/worker/memory-protocol.ts',
  'src/worker/run-files-client.ts', 'src/worker/run-files-protocol.ts', 'src/offline/offline-protocol.ts',
];

const REMEDY_OF_CLIENTS = 'the page loads the client: put the work in the worker and its result in the protocol';

/** The messages between the page and a worker. */
function protocol(of: string): Floor {
  return { path: `src/worker/${of}protocol.ts`, knows: [], knowsTypesOf: uptoTraining, remedy: 'the protocol is types only: use import type' };
}

/** The page's end of a worker that is asked once. */
function askingClient(of: string): Floor {
  return {
    path: `src/worker/${of}-client.ts`,
    knows: [`src/worker/${of}-protocol.ts`, 'src/worker/ask-worker.ts', 'src/lib'],
    starts: [`src/worker/${of}-worker.ts`],
    remedy: REMEDY_OF_CLIENTS,
  };
}

export const floors: readonly Floor[] = [
  { path: 'src/lib', knows: [], remedy: 'hand in what it needs as an argument' },
  { path: 'src/sws', knows: ['src/lib'], remedy: 'the paper is pure: hand in what it needs as an argument' },
  { path: 'src/config', knows: ['src/lib', 'src/sws'], remedy: 'move what is shared down to src/sws or src/lib' },
  { path: 'src/charts', knows: ['src/lib'], remedy: 'charts are drawn from numbers and words: hand in what else they need as an argument' },
  { path: 'src/formats', knows: uptoConfig, remedy: 'move what is shared down to src/config or src/lib' },
  { path: 'src/findings', knows: uptoFormats, remedy: 'findings are read off results: hand in what else they need as an argument' },
  { path: 'src/lessons', knows: [...uptoFormats, 'src/findings'], remedy: 'a lesson says what is run and reads results: its words belong to src/messages, its panel to src/ui/lessons' },
  { path: 'src/messages', knows: [...uptoFormats, 'src/findings', 'src/lessons'], remedy: 'messages are made of keys, numbers and words: hand in what else they need as an argument' },
  { path: 'src/data', knows: uptoFormats, remedy: 'let src/training bring the two together' },
  {
    path: 'src/engine',
    knows: ['src/lib', 'src/sws', 'src/formats'],
    remedy: 'hand in sizes and bytes; src/training brings engine, data and configuration together',
  },
  { path: 'src/training', knows: uptoTraining, remedy: 'report by events and let the floor above act on them' },
  { path: 'src/worker', knows: [...uptoTraining, 'src/findings'], remedy: 'answer by a message of src/worker/protocol.ts' },
  ...['', 'images-', 'interrupted-', 'memory-', 'run-files-'].map(protocol),
  {
    path: 'src/worker/images-client.ts',
    knows: ['src/worker/images-protocol.ts', 'src/lib'],
    starts: ['src/worker/images-worker.ts'],
    remedy: REMEDY_OF_CLIENTS,
  },
  ...['interrupted', 'memory', 'run-files'].map(askingClient),
  { path: 'src/worker/ask-worker.ts', knows: ['src/lib'], remedy: 'the page loads it: hand in what it needs as an argument' },
  { path: 'src/worker/heartbeat.ts', knows: ['src/lib'], remedy: 'the page loads it: hand in what it needs as an argument' },
  {
    path: 'src/worker/client.ts',
    knows: ['src/worker/protocol.ts', 'src/worker/heartbeat.ts', 'src/lib'],
    knowsTypesOf: [...uptoFormats, 'src/training/events.ts'],
    starts: ['src/worker/worker.ts'],
    remedy: REMEDY_OF_CLIENTS,
  },
  { path: 'src/offline', knows: [], remedy: 'the service worker knows files by their names alone: let scripts/offline write in what it needs' },
  { path: 'src/cli', knows: [...uptoTraining, 'src/findings', 'src/charts'], remedy: 'move what is shared down to src/training' },
  {
    path: 'src/store',
    knows: pageKnows,
    knowsTypesOf: ['src/training/events.ts'],
    remedy: 'ask the worker for it through src/worker/client.ts',
  },
  {
    path: 'src/ui',
    knows: [...pageKnows, 'src/charts', 'src/store'],
    knowsTypesOf: ['src/training/events.ts'],
    remedy: 'ask the store, which asks the worker',
  },
];

/** Packages that belong to one part of the house, so that it alone changes when they do. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  '@tensorflow': ['src/engine'],
  react: ['src/ui'],
  'react-dom': ['src/ui'],
  'react-aria-components': ['src/ui'],
  recharts: ['src/ui/charts'],
  zustand: ['src/store', 'src/ui'],
};
