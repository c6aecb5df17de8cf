import type { ReactElement } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useShallow } from 'zustand/shallow';
import { chartsOf, hideableParts, type ViewState } from '../../config/view-link.ts';
import { Icon } from '../controls/icon.tsx';
import { join } from '../controls/join.ts';
import { Tick } from '../controls/tick.tsx';
import { useLanguage, useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { useTheme } from '../theme/theme.ts';
import styles from './share-button.module.css';

interface ShareViewProps {
  readonly view: ViewState;
  readonly onChange: (view: ViewState) => void;
}

/** What of the page the link shows, beside the configuration. */
export function ShareView({ view, onChange }: ShareViewProps): ReactElement {
  const tab = usePlaygroundState((state) => state.view.tab ?? 'training');
  const charts = usePlaygroundState(useShallow((state) => chartsOf(state.view)));
  const theme = useTheme();
  const language = useLanguage();
  const words = useMessages().sharing;
  const hidden = new Set(view.hide);
  return (
    <Disclosure className={join(styles['view'])}>
      <Heading level={3} className={join(styles['viewHeading'])}>
        <Button slot="trigger" className={join(styles['viewTrigger'])}><Icon name="chevron" />{words.shows}</Button>
      </Heading>
      <DisclosurePanel className={join(styles['viewPanel'])}>
        <Tick isSelected={view.tab !== undefined} onChange={(chosen) => onChange({ ...view, tab: chosen ? tab : undefined })}>
          {words.tabOfNow(words.tabs[view.tab ?? tab])}
        </Tick>
        {isChosen(charts) && (
          <Tick isSelected={isChosen(chartsOf(view))} onChange={(chosen) => onChange({ ...view, ...(chosen ? charts : chartsOf({})) })}>
            {words.chartsOfNow}
          </Tick>
        )}
        <Tick isSelected={view.theme !== undefined} onChange={(chosen) => onChange({ ...view, theme: chosen ? theme : undefined })}>
          {words.themeOfNow(words.themes[view.theme ?? theme])}
        </Tick>
        <Tick isSelected={view.lang !== undefined} onChange={(chosen) => onChange({ ...view, lang: chosen ? language : undefined })}>
          {words.languageOfNow(view.lang ?? language)}
        </Tick>
        <fieldset className={styles['parts']}>
          <legend>{words.leftOut}</legend>
          {hideableParts.map((part) => (
            <Tick key={part} isSelected={hidden.has(part)} onChange={(chosen) => onChange({ ...view, hide: hideableParts.filter((other) => (other === part ? chosen : hidden.has(other))) })}>
              {words.parts[part]}
            </Tick>
          ))}
        </fieldset>
      </DisclosurePanel>
    </Disclosure>
  );
}

/** Whether a view says anything that the page does not do by itself. */
function isChosen(view: ViewState): boolean {
  return Object.values(view).some((value) => value !== undefined);
}
