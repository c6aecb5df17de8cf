import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Extent {
  /** Rules that are not asked. */
  readonly without?: readonly string[];
  /** Only the rules about colours: the others have been asked in another theme. */
  readonly coloursOnly?: boolean;
  /** A selector of the only part that is looked at, such as what has changed since; the whole page unless given. */
  readonly part?: string;
}

/** Each rule that is broken, with the places where it is. */
export async function axeViolations(page: Page, { without = [], coloursOnly = false, part }: Extent = {}): Promise<readonly string[]> {
  // The page has no frames: in this mode none is looked for, and no second page is opened to sum up what each has told.
  const all = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const builder = coloursOnly ? all.withRules(['color-contrast', 'link-in-text-block']) : all.disableRules([...without]);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`);
}

/** Nothing is broken in the light theme, and no rule about colours in the dark one; leaves the page in the latter. */
export async function expectCleanInBothThemes(page: Page, state: string, extent: Omit<Extent, 'coloursOnly'> = {}): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect(await axeViolations(page, { ...extent, coloursOnly: theme === 'dark' }), `${state}, ${theme}`).toEqual([]);
  }
}
