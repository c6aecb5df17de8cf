import type { ReactElement } from 'react';
import { Group } from 'react-aria-components';
import type { RunStatus } from '../../store/current-run.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './run-controls.module.css';

/** Run, Pause or Resume in one place of fixed width; Step and Stop beside it. */
export function RunControls(): ReactElement {
  const playground = usePlayground();
  const status = usePlaygroundState(({ run }) => run?.status);
  const isIdle = status === undefined || status === 'complete' || status === 'stopped' || status === 'failed';
  return (
    <Group className={join(styles['controls'])} aria-label="Training">
      <MainButton status={isIdle ? undefined : status} />
      <ActionButton icon="step" filledIcon isDisabled={!isIdle && status !== 'paused'} onPress={() => playground.step()}>
        Step
      </ActionButton>
      <ActionButton icon="stop" filledIcon isDisabled={isIdle} onPress={() => playground.stop()}>Stop</ActionButton>
    </Group>
  );
}

/** `status` is undefined when nothing runs. */
function MainButton({ status }: { readonly status: RunStatus | undefined }): ReactElement {
  const playground = usePlayground();
  if (status === undefined) {
    return <ActionButton variant="primary" icon="run" filledIcon onPress={() => playground.start()}>Run</ActionButton>;
  }
  if (status === 'paused') {
    return <ActionButton variant="primary" icon="run" filledIcon onPress={() => playground.resume()}>Resume</ActionButton>;
  }
  // Never disabled, though it does nothing while the worker is still stopping: a disabled button loses the focus.
  return <ActionButton variant="primary" icon="pause" onPress={() => playground.pause()}>Pause</ActionButton>;
}
