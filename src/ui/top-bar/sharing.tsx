import { type ReactElement, useState } from 'react';
import type { ViewState } from '../../config/view-link.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { Segments } from '../controls/segments.tsx';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import styles from './share-button.module.css';
import { frameSnippet, shareLink } from './share-links.ts';
import { ShareView } from './share-view.tsx';

const forms = ['link', 'frame'] as const;

/** The link or the frame, to be copied, and what of the view goes along. */
export function Sharing(): ReactElement {
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const [form, setForm] = useState<'link' | 'frame'>('link');
  const [view, setView] = useState<ViewState>({});
  const messages = useMessages();
  const words = messages.sharing;
  const page = `${location.origin}${location.pathname}${location.search}`;
  return (
    <>
      <Segments label={words.as} segments={forms.map((each) => ({ value: each, label: words.forms[each] }))} value={form} onChange={setForm} />
      {form === 'link'
        ? <Copyable key="link" label={words.forms.link} rows={2} text={shareLink(page, config, view)} />
        : <Copyable key="frame" label={words.frameCode} rows={5} text={frameSnippet(page, config, view, messages)} />}
      <ShareView view={view} onChange={setView} />
    </>
  );
}

/** What came of copying which text. */
interface Copying {
  readonly text: string;
  readonly outcome: 'copied' | 'refused';
}

interface CopyableProps {
  readonly label: string;
  /** Lines that are seen at once. */
  readonly rows: number;
  readonly text: string;
}

function Copyable({ label, rows, text }: CopyableProps): ReactElement {
  const words = useMessages().sharing;
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
        className={styles['text']} aria-label={label} readOnly rows={rows} value={text}
        onFocus={(event) => event.target.select()}
      />
      <span className={styles['copying']}>
        <ActionButton small variant="primary" onPress={() => void copy()}>{words.copy}</ActionButton>
        <output>{copying?.text === text ? words[copying.outcome] : words.safe}</output>
      </span>
    </>
  );
}
