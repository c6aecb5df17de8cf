import { type ReactElement, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { configToFragment } from '../../config/link.ts';
import { blockers } from '../../store/configuration.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { join } from '../controls/join.ts';
import controls from '../controls/controls.module.css';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './share-button.module.css';

const COPIED = 'Copied. Whoever opens it finds this configuration; nothing starts by itself.';

type Copying = 'copied' | 'refused' | undefined;

/** Copies a link to the configuration in the form, and shows it. */
export function ShareButton(): ReactElement {
  const configuration = usePlaygroundState((state) => state.configuration);
  const [copying, setCopying] = useState<Copying>();
  const [problem] = blockers(configuration);
  const link = `${location.origin}${location.pathname}${location.search}${configToFragment(configuration.config)}`;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setCopying('copied');
    } catch {
      // No permission, or no clipboard outside a secure context: the link is there to be copied by hand.
      setCopying('refused');
    }
  };
  return (
    <DialogTrigger onOpenChange={(isOpen) => { if (isOpen && problem === undefined) void copy(); }}>
      <ActionButton icon="share">Share</ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom end">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>Link to this configuration</Heading>
          {problem === undefined
            ? (
              <>
                <input
                  className={styles['link']} aria-label="Link" readOnly value={link}
                  onFocus={(event) => event.target.select()}
                />
                <output>{copying === 'copied' ? COPIED : 'Select the link and copy it.'}</output>
              </>
            )
            : <p>Nothing to share yet. {problem}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
