import { type ReactElement, useId } from 'react';
import { Group } from 'react-aria-components';
import { configDifference } from '../../config/difference.ts';
import type { ExperimentConfig } from '../../config/fields.ts';
import { type PaperExperiment, paperExperimentOf } from '../../config/paper-experiments.ts';
import { presetOf } from '../../config/presets.ts';
import { variantLabel } from '../../messages/preset-words.ts';
import type { RunStatus } from '../../store/current-run.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './run-controls.module.css';

/** Run, Pause or Resume in one place of fixed width; Step and Stop beside it. */
export function RunControls(): ReactElement {
  const playground = usePlayground();
  const status = usePlaygroundState(({ run }) => run?.status);
  const { topBar } = useFirstMessages();
  const isIdle = status === undefined || status === 'complete' || status === 'stopped' || status === 'failed';
  return (
    <Group className={join(styles['controls'])} aria-label={topBar.training}>
      <MainButton status={isIdle ? undefined : status} />
      <ActionButton icon="step" filledIcon isDisabled={!isIdle && status !== 'paused'} onPress={() => playground.step()}>
        {topBar.step}
      </ActionButton>
      <ActionButton icon="stop" filledIcon isDisabled={isIdle} onPress={() => playground.stop()}>{topBar.stop}</ActionButton>
      {isIdle && <SeriesButton />}
    </Group>
  );
}

/** Runs all variants of the paper's experiment that the form shows one of. */
function SeriesButton(): ReactElement | null {
  const playground = usePlayground();
  const messages = useFirstMessages();
  const { topBar, presets } = messages;
  const id = useId();
  const experiment = experimentOf(usePlaygroundState(({ configuration }) => configuration.config));
  if (!experiment || experiment.variants.length < 2) return null;
  const { label, variants } = experiment;
  const all = topBar.allOf(presets.experiments[experiment.name].label, variants.map((variant) => variantLabel(variant, messages)));
  return (
    <>
      <ActionButton aria-describedby={id} data-tip={all} onPress={() => playground.startSeries(label, variants)}>{topBar.runAll(variants.length)}</ActionButton>
      <span id={id} hidden>{all}</span>
    </>
  );
}

function experimentOf(config: ExperimentConfig): PaperExperiment | undefined {
  const preset = presetOf(config);
  return configDifference(config, preset.config).length === 0 ? paperExperimentOf(preset.name) : undefined;
}

/** `status` is undefined when nothing runs. */
function MainButton({ status }: { readonly status: RunStatus | undefined }): ReactElement {
  const playground = usePlayground();
  const { topBar } = useFirstMessages();
  if (status === undefined) {
    return <ActionButton variant="primary" icon="run" filledIcon onPress={() => playground.start()}>{topBar.run}</ActionButton>;
  }
  if (status === 'paused') {
    return <ActionButton variant="primary" icon="run" filledIcon onPress={() => playground.resume()}>{topBar.resume}</ActionButton>;
  }
  // Never disabled, though it does nothing while the worker is still stopping: a disabled button loses the focus.
  return <ActionButton variant="primary" icon="pause" onPress={() => playground.pause()}>{topBar.pause}</ActionButton>;
}
