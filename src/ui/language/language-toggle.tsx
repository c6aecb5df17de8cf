import type { ReactElement } from 'react';
import { languageTags } from '../../lib/language.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { usePlayground } from '../playground-context.ts';
import { changeLanguage, useFirstMessages, useOtherLanguage } from './language.ts';

/** Shows the page in its other language, which the button names in that language's own words. */
export function LanguageToggle(): ReactElement {
  const playground = usePlayground();
  const { language } = useFirstMessages().topBar;
  return (
    <ActionButton aria-label={`${language.other} (${language.change})`} onPress={() => changeLanguage(playground)}>
      <span lang={languageTags[useOtherLanguage()]}>{language.other}</span>
    </ActionButton>
  );
}
