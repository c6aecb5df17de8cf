import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Extent {
  /** Rules that are not asked. */
  readonly without?: readonly string[];
  /** A selector of the only part that is looked at; the whole page unless given. */
  readonly part?: string | undefined;
}

/** Each rule that is broken, with the places where it is. */
export async function axeViolations(page: Page, { without = [], part }: Extent = {}): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page }).disableRules([...without]);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`);
}
