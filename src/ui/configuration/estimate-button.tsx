import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { isActive } from '../../store/current-run.ts';
import { useFirstMessages } from '../language/language.ts';
import { usePlayground, usePlaygroundState } from '../playground-context.ts';
import styles from './costs.module.css';

/** Has the work of the form's configuration timed, for a figure that is not known yet. */
export function EstimateButton(): ReactElement {
  const { estimating } = usePlayground();
  const { costs: words } = useFirstMessages().configuration;
  const isBusy = usePlaygroundState(({ run, comparison }) => isActive(run) || comparison?.measuring !== undefined);
  return (
    <Button className={styles['estimate'] ?? ''} aria-label={words.estimateHint} isDisabled={isBusy} onPress={() => estimating.time()}>
      {words.estimate}
    </Button>
  );
}
