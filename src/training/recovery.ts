/**
 * An experiment that outlives its engine. When the engine fails, whatever was trained since the newest checkpoint is
 * void; the experiment goes on from there on a new device, and when that fails too on the next engine down. One
 * recovery at a time by construction: the experiment that failed has ended before the next begins, so that a device
 * which reports its loss in ten places is replaced once.
 */
import type { Checkpoint } from '../formats/checkpoint.ts';
import type { EngineInfo, Recovery } from '../formats/metrics.ts';
import { messageOf } from '../lib/errors.ts';
import type { EngineError } from '../engine/engine-error.ts';
import { loadCheckpoint } from './checkpoint/checkpoint-files.ts';
import { memoryCheckpoints, type CheckpointStore } from './checkpoint/checkpoint-store.ts';
import { laterControl } from './control.ts';
import type { EngineSlot } from './engine-slot.ts';
import type { ExperimentEvent, Phase } from './events.ts';
import { runExperiment, type ExperimentOptions, type ExperimentOutcome } from './experiment.ts';

export interface RecoveringOptions extends Omit<ExperimentOptions, 'engine' | 'recoveries'> {
  /** Started; disposed of by the caller. */
  readonly engines: EngineSlot;
}

/**
 * As `runExperiment`. Without a store, checkpoints are kept in memory for as long as the run lasts. Throws the
 * EngineError of the last engine when none is left to go on with.
 */
export async function runRecovering({ engines, ...options }: RecoveringOptions): Promise<ExperimentOutcome> {
  const { control, checkpoints = { store: memoryCheckpoints() }, onEvent } = options;
  const secondsBefore = options.resume?.results.seconds ?? 0;
  let phase: Phase = 'data';
  const listen = (event: ExperimentEvent): void => {
    if (event.type === 'progress') ({ phase } = event.progress);
    // What is in memory alone is nothing to tell of: it does not outlive the program.
    if (event.type !== 'checkpoint' || options.checkpoints) onEvent(event);
  };
  let attempt: Pick<ExperimentOptions, 'control' | 'resume' | 'recoveries'> = { control, resume: options.resume };
  for (;;) {
    try {
      return await runExperiment({ ...options, checkpoints, onEvent: listen, engine: engines.current, ...attempt });
    } catch (thrown) {
      const error = engines.faultBehind(thrown);
      if (!error) throw thrown;
      const from = engines.current.info;
      await engines.replace(error);
      const resume = (await newest(checkpoints.store, onEvent)) ?? options.resume;
      const recovery = recoveryOf(error, { from, to: engines.current.info, resume });
      onEvent({ type: 'rewound' });
      onEvent({ type: 'notice', text: recoveryText(recovery, error, phase) });
      attempt = {
        resume,
        recoveries: [...(attempt.recoveries ?? options.resume?.results.recoveries ?? []), recovery],
        // What is done a second time takes its time as well: the clock does not go back with the work.
        control: laterControl(control, secondsBefore - (resume?.results.seconds ?? 0)),
      };
    }
  }
}

/** The newest checkpoint that can be read; without one the run begins anew. */
async function newest(store: CheckpointStore, onEvent: (event: ExperimentEvent) => void): Promise<Checkpoint | undefined> {
  try {
    return (await loadCheckpoint(store)).checkpoint;
  } catch (thrown) {
    onEvent({ type: 'notice', text: `the last checkpoints cannot be read: ${messageOf(thrown)}` });
    return undefined;
  }
}

function recoveryOf(
  { fault, detail }: EngineError, { from, to, resume }: { readonly from: EngineInfo; readonly to: EngineInfo; readonly resume: Checkpoint | undefined },
): Recovery {
  const stage = resume?.stages.at(-1);
  return { from, to, fault, reason: detail, stage: stage?.key ?? null, step: stage?.step ?? 0 };
}

function recoveryText({ from, to, stage, step }: Recovery, { summary }: EngineError, phase: Phase): string {
  const where = stage === null ? 'begins anew' : `goes on from step ${step} of ${stage}`;
  const isSame = from.name === to.name && from.adapter === to.adapter;
  const how = isSame ? `${to.name}, started anew` : `${to.name} (${to.adapter}), whose numbers differ in the last digits`;
  return `The ${from.name} engine failed in the phase ${phase} (${summary}). The run ${where}, on ${how}.`;
}
