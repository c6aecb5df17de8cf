import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Extent {
  /** Rules that are not asked. */
  readonly without?: readonly string[];
  /** Only the rules about colours: the others have been asked in another theme. */
  readonly coloursOnly?: boolean;
  /** A selector of the only part that is looked at; the whole page unless given. */
  readonly part?: string | undefined;
}

/** Each rule that is broken, with the places where it is. */
export async function axeViolations(page: Page, { without = [], coloursOnly = false, part }: Extent = {}): Promise<readonly string[]> {
  const all = new AxeBuilder({ page });
  const builder = coloursOnly ? all.withRules(['color-contrast', 'link-in-text-block']) : all.disableRules([...without]);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`);
}
