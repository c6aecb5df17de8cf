import { join } from 'node:path';
import { configDifference } from '../config/difference.ts';
import { formatFieldText } from '../config/field-text.ts';
import { fieldOf, type ExperimentConfig } from '../config/fields.ts';
import type { Checkpoint } from '../formats/checkpoint.ts';
import { InputError } from '../lib/errors.ts';
import { hasCheckpoints, loadCheckpoint } from '../training/checkpoint/checkpoint-files.ts';
import type { CheckpointStore } from '../training/checkpoint/checkpoint-store.ts';
import { diskCheckpoints } from '../training/checkpoint/node/disk-checkpoints.ts';
import { configFlags, configFromFlags } from './run-config.ts';
import { UsageError } from './usage.ts';

/** Flags that a checkpoint remembers, so that `--resume` alone finds images and ancestor again. */
const remembered = ['data', 'target-data', 'ancestor-file', 'engine'] as const;

/** What a run is to do, and where its checkpoints lie; none without a folder to write to. */
export interface RunPlan {
  readonly config: ExperimentConfig;
  /** With those that the interrupted run was given. */
  readonly flags: ReadonlyMap<string, string>;
  readonly directory: string | undefined;
  readonly store: CheckpointStore | undefined;
  readonly resume: Checkpoint | undefined;
  /** Of the flags, for whoever resumes this run. */
  readonly origin: Readonly<Record<string, string>>;
}

/**
 * The run that the flags describe: a new one, or with `--resume` the interrupted one of that folder. Throws an
 * InputError where there is none, where the flags ask for another, or where a new run would end an interrupted one.
 */
export async function planRun(flags: ReadonlyMap<string, string>, notice: (text: string) => void): Promise<RunPlan> {
  const from = flags.get('resume');
  if (from !== undefined) return resumedRun(from, flags, notice);
  const config = await configFromFlags(flags);
  const directory = flags.get('out');
  const store = directory === undefined ? undefined : checkpointsIn(directory);
  if (store && await hasCheckpoints(store)) {
    throw new InputError('out', `--out ${directory}: holds an interrupted run; go on with it by --resume ${directory}, or remove ${join(directory ?? '', FOLDER)}`);
  }
  return { config, flags, directory, store, resume: undefined, origin: originOf(flags) };
}

async function resumedRun(directory: string, flags: ReadonlyMap<string, string>, notice: (text: string) => void): Promise<RunPlan> {
  const out = flags.get('out');
  if (out !== undefined && out !== directory) throw new UsageError('out', `--out ${out}: a resumed run goes on in its own folder ${directory}; leave --out away`);
  const store = checkpointsIn(directory);
  const { checkpoint: resume, notices } = await loadCheckpoint(store);
  if (!resume) throw new InputError('resume', `--resume ${directory}: holds no checkpoint of an interrupted run; start one with --out ${directory}`);
  for (const text of notices) notice(`${text}; going on from the one before it`);
  const { config } = resume.results;
  const changes = new Map([...flags].filter(([name]) => configFlags.some((flag) => flag.name === name)));
  checkSame(config, await configFromFlags(changes, config));
  const known = remembered.flatMap((name) => (Object.hasOwn(resume.origin, name) ? [[name, resume.origin[name] ?? ''] as const] : []));
  const all = new Map([...known, ...flags]);
  return { config, flags: all, directory, store, resume, origin: originOf(all) };
}

const FOLDER = 'checkpoints';

function checkpointsIn(directory: string): CheckpointStore {
  return diskCheckpoints(join(directory, FOLDER));
}

/** Which images they are is no field, and checked when they are opened. */
function checkSame(was: ExperimentConfig, is: ExperimentConfig): void {
  const [field] = configDifference(was, { ...is, data: was.data });
  if (!field) return;
  const { key } = fieldOf(field);
  throw new InputError(field, `--${key} ${formatFieldText(field, is[field])}: the interrupted run has ${formatFieldText(field, was[field])}; leave the flag away, or start a new run elsewhere`);
}

function originOf(flags: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(remembered.flatMap((name) => (flags.has(name) ? [[name, flags.get(name) ?? '']] : [])));
}
