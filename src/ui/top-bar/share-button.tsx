import { type ReactElement, useState } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { ViewState } from '../../config/view-link.ts';
import { blockers } from '../../store/configuration.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { Segments } from '../controls/segments.tsx';
import { usePlaygroundState } from '../playground-context.ts';
import { openSurface, useIsOpen } from '../open-surface.ts';
import styles from './share-button.module.css';
import { frameSnippet, shareLink } from './share-links.ts';
import { ShareView } from './share-view.tsx';

const forms = [{ value: 'link', label: 'Link' }, { value: 'frame', label: 'Frame' }] as const;

/** Gives a link to the configuration in the form, or a frame of it for another page. */
export function ShareButton(): ReactElement {
  const problem = usePlaygroundState(({ configuration }) => blockers(configuration)[0]);
  return (
    <DialogTrigger isOpen={useIsOpen('share')} onOpenChange={(isOpen) => openSurface(isOpen ? 'share' : undefined)}>
      <ActionButton icon="share">Share</ActionButton>
      <Popover className={join(controls['popover'])} placement="bottom end">
        <Dialog className={join(styles['dialog'])}>
          <Heading slot="title" className={join(styles['title'])}>Share this configuration</Heading>
          {problem === undefined ? <Sharing /> : <p>Nothing to share yet. {problem}</p>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Sharing(): ReactElement {
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const [form, setForm] = useState<'link' | 'frame'>('link');
  const [view, setView] = useState<ViewState>({});
  const page = `${location.origin}${location.pathname}${location.search}`;
  return (
    <>
      <Segments label="Share as" segments={forms} value={form} onChange={setForm} />
      {form === 'link'
        ? <Copyable key="link" label="Link" text={shareLink(page, config, view)} />
        : <Copyable key="frame" label="HTML of the frame" text={frameSnippet(page, config, view)} />}
      <ShareView view={view} onChange={setView} />
    </>
  );
}

/** What came of copying which text. */
interface Copying {
  readonly text: string;
  readonly outcome: keyof typeof told;
}

const told = {
  copied: 'Copied. Whoever opens it finds this configuration; nothing starts by itself.',
  refused: 'The browser did not let it be copied: select it and copy it by hand.',
} as const;

function Copyable({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  const [copying, setCopying] = useState<Copying>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopying({ text, outcome: 'copied' });
    } catch {
      // No permission, or no clipboard outside a secure context.
      setCopying({ text, outcome: 'refused' });
    }
  };
  return (
    <>
      <textarea
        className={styles['text']} aria-label={label} readOnly rows={label === 'Link' ? 2 : 5} value={text}
        onFocus={(event) => event.target.select()}
      />
      <span className={styles['copying']}>
        <ActionButton small variant="primary" onPress={() => void copy()}>Copy</ActionButton>
        <output>{copying?.text === text ? told[copying.outcome] : 'Opening it starts nothing by itself.'}</output>
      </span>
    </>
  );
}
