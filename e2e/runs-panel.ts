import { readFile } from 'node:fs/promises';
import { expect, type FileChooser, type Locator, type Page } from '@playwright/test';

/** The table of runs and what can be done with it. */
export class RunsPanel {
  readonly page: Page;
  readonly region: Locator;
  /** What was done of late, with Undo. */
  readonly toasts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Runs', exact: true });
    this.toasts = page.getByRole('alertdialog');
  }

  /** The rows of runs whose text holds `text`. */
  row(text: string | RegExp): Locator {
    return this.region.getByRole('row').filter({ has: this.page.getByRole('rowheader') }).filter({ hasText: text });
  }

  /** Names of the runs in the table, from top to bottom. */
  names(): Promise<readonly string[]> {
    return this.region.getByRole('button', { name: /^Show .* in the charts$/ }).allTextContents();
  }

  async filter(text: string): Promise<void> {
    await this.region.getByRole('searchbox', { name: 'Filter runs' }).fill(text);
  }

  /** Gives a run a name and a note. */
  async describe(run: string, name: string, note: string): Promise<void> {
    await this.region.getByRole('button', { name: `Name and notes of ${run}` }).click();
    const dialog = this.page.getByRole('dialog', { name: run });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'Notes' }).fill(note);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
  }

  /** What was written about a run. */
  async noteOf(run: string): Promise<string> {
    await this.region.getByRole('button', { name: `Name and notes of ${run}` }).click();
    const note = await this.page.getByRole('textbox', { name: 'Notes' }).inputValue();
    await this.page.keyboard.press('Escape');
    return note;
  }

  async delete(run: string): Promise<void> {
    await this.region.getByRole('button', { name: `Delete ${run}` }).click();
  }

  /** The text of the file that a choice of the export menu gives. */
  async exported(choice: RegExp): Promise<string> {
    await this.region.getByRole('button', { name: 'Export runs as one file' }).click();
    const downloading = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: choice }).click();
    return readFile(await (await downloading).path(), 'utf8');
  }

  /** Ticks a run, as its checkbox is found by keyboard. */
  async select(run: string): Promise<void> {
    await this.region.getByRole('checkbox', { name: `Select ${run}`, exact: true }).focus();
    await this.page.keyboard.press('Space');
  }

  /** The text of the file that the selected runs give. */
  async exportedSelection(): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.region.getByRole('button', { name: /^Export \d+ selected/ }).click();
    return readFile(await (await downloading).path(), 'utf8');
  }

  async import(files: readonly { readonly name: string; readonly content: string }[]): Promise<void> {
    await (await this.chooser()).setFiles(files.map(({ name, content }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) })));
  }

  /** Imports files of this machine, which may be large. */
  async importFiles(paths: readonly string[]): Promise<void> {
    await (await this.chooser()).setFiles([...paths]);
  }

  private async chooser(): Promise<FileChooser> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.region.getByRole('button', { name: 'Import runs from files' }).click();
    return choosing;
  }
}
