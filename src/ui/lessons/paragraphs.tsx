import type { ReactElement } from 'react';

/** Texts below each other. */
export function Paragraphs({ texts }: { readonly texts: readonly string[] }): ReactElement {
  return <>{texts.map((text) => <p key={text}>{text}</p>)}</>;
}
