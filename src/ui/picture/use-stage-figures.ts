import { useCallback } from 'react';
import type { ExperimentConfig } from '../../config/fields.ts';
import type { PlaygroundState } from '../../store/playground-state.ts';
import { shownRun } from '../../store/shown-run.ts';
import { useThrottledState } from '../throttled.ts';
import { newestFigures, type StageFigures } from './stage-figures.ts';

/**
 * What the stages of the shown run told last, where the picture's stages are that run's; the same object until they
 * tell something new, so that the picture is not drawn with every step.
 */
export function useStageFigures({ stageLayout }: ExperimentConfig, isStaged: boolean): StageFigures | undefined {
  const layout = stageLayout.join();
  return useThrottledState(useCallback((state: PlaygroundState) => {
    const run = shownRun(state);
    return isStaged && run?.config.stageLayout.join() === layout ? newestFigures(run.log) : undefined;
  }, [layout, isStaged]));
}
