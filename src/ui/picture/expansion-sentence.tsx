import type { ReactElement } from 'react';
import { useMessages } from '../language/language.ts';
import { type ExpandedNetwork, expansionSentences } from './expansion-sentences.ts';

interface ExpansionSentenceProps {
  readonly network: ExpandedNetwork;
  /** 0-based layer that is filled now. */
  readonly layer: number;
}

/** How a layer of a Des-Net comes about, and why. */
export function ExpansionSentence({ network, layer }: ExpansionSentenceProps): ReactElement {
  const messages = useMessages();
  return <>{expansionSentences(network, messages)[layer]}</>;
}
