import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Each rule that is broken, with the places where it is; rules that are not asked are named in `without`. A selector
 * says within which part of the page: with many lines in the charts the whole of it takes long.
 */
export async function axeViolations(page: Page, without: readonly string[] = [], within = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).include(within).disableRules([...without]).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`);
}
