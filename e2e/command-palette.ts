import { expect, type Locator, type Page } from '@playwright/test';

/** The palette of commands, as a person uses it from the keyboard. */
export class CommandPalette {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Commands' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.dialog).toBeVisible();
  }

  /** Opens it, types, and takes what is found first, which must be called `expected`. */
  async run(query: string, expected: string): Promise<void> {
    await this.open();
    await this.page.keyboard.type(query);
    await expect(this.dialog.getByRole('option').first()).toContainText(expected);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toBeHidden();
  }
}
