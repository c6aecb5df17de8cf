import type { Locator, Page } from '@playwright/test';

/** The lessons as a person with a keyboard meets them. */
export class LessonPanel {
  readonly page: Page;
  readonly panel: Locator;

  constructor(page: Page, title: string) {
    this.page = page;
    this.panel = page.getByRole('region', { name: title, exact: true });
  }

  /** Opens it from the list in the top bar. */
  async open(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Lessons', exact: true }).press('Enter');
    await this.page.getByRole('dialog', { name: 'Lessons' }).getByRole('button', { name: title }).press('Enter');
    await this.panel.waitFor();
  }

  /** Presses a button of the panel by the keyboard. */
  async press(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).press('Enter');
  }

  choice(name: string): Locator {
    return this.panel.getByRole('radio', { name });
  }

  /** The heading of the step that is shown. */
  step(name: string): Locator {
    return this.panel.getByRole('heading', { level: 3, name, exact: true });
  }
}
