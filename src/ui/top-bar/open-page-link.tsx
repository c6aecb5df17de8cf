import type { ReactElement } from 'react';
import { Link } from 'react-aria-components';
import controls from '../controls/controls.module.css';
import { join } from '../controls/join.ts';
import { useMessages } from '../language/language.ts';
import { usePlaygroundState } from '../playground-context.ts';
import { shareLink } from './share-links.ts';

/** From a frame to the whole page with the same configuration, in a tab of its own. */
export function OpenPageLink(): ReactElement {
  const config = usePlaygroundState(({ configuration }) => configuration.config);
  const { topBar } = useMessages();
  const page = `${location.origin}${location.pathname}${location.search}`;
  return (
    <Link className={join(controls['button'], controls['link'])} href={shareLink(page, config, {})} target="_blank" rel="noopener">
      {topBar.openPage}
    </Link>
  );
}
