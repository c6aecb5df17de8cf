import type { ReactElement } from 'react';
import { languageTags } from '../../lib/language.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { usePlayground } from '../playground-context.ts';
import { changeLanguage, useLanguage, useFirstMessages } from './language.ts';

/** Shows the page in its other language, which the button names in that language's own words. */
export function LanguageToggle(): ReactElement {
  const playground = usePlayground();
  const { language } = useFirstMessages().topBar;
  const other = useLanguage() === 'en' ? 'zh' : 'en';
  return (
    <ActionButton aria-label={`${language.other} (${language.change})`} onPress={() => changeLanguage(playground)}>
      <span lang={languageTags[other]}>{language.other}</span>
    </ActionButton>
  );
}
