import type { ReactElement, ReactNode } from 'react';

interface CostEntryProps {
  readonly term: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A figure and what it is, in the list of costs. */
export function CostEntry({ term, isWide = false, children }: CostEntryProps): ReactElement {
  return (
    <div data-wide={isWide}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
