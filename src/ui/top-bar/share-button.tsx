import { type ReactElement, Suspense } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { blockers } from '../../store/configuration.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { useFirstMessages } from '../language/language.ts';
import { later } from '../later.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import styles from './share-button.module.css';
import topBar from './top-bar.module.css';

const Sharing = later(async () => (await import('./sharing.tsx')).Sharing);

/** Gives a link to the configuration in the form, or a frame of it for another page. */
export function ShareButton(): ReactElement {
  const problem = usePlaygroundState(({ configuration }) => blockers(configuration)[0]);
  const words = useFirstMessages().sharing;
  return (
    <DialogTrigger isOpen={useIsOpen('share')} onOpenChange={(isOpen) => openSurface(isOpen ? 'share' : undefined)}>
      <ActionButton icon="share"><span className={topBar['roomyName']}>{words.share}</span></ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom end">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>{words.title}</Heading>
          {problem === undefined ? <Suspense><Sharing /></Suspense> : <p>{words.nothing(problem)}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
