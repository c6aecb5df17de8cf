import { useMemo } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import { useDrawnRun } from '../charts/use-shown-run.ts';
import { type StageFigures, stageFigures } from './stage-figures.ts';

/** What the stages of the shown run told last, where the picture's stages are that run's; at the charts' pace. */
export function useStageFigures({ stageLayout }: ExperimentConfig, isStaged: boolean): StageFigures | undefined {
  const run = useDrawnRun();
  const isThatRun = isStaged && run?.config.stageLayout.join() === stageLayout.join();
  const log = isThatRun ? run?.log : undefined;
  return useMemo(() => log && stageFigures(log), [log]);
}
