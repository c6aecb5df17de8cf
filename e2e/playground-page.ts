import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { ValuesTable } from './values-table.ts';

/** The page as a person meets it: by roles, names and words, never by its markup. */
export class PlaygroundPage {
  readonly page: Page;
  /** What a screen reader hears of the run. */
  readonly status: Locator;
  readonly alert: Locator;
  /** Names the engine. */
  readonly badge: Locator;
  /** One button a run, which shows it in the charts. */
  readonly keptRuns: Locator;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('banner').getByRole('status');
    this.alert = page.getByRole('alert');
    this.badge = page.getByRole('button', { name: /^Engine/ });
    this.keptRuns = page.getByRole('button', { name: /^Show .* in the charts$/ });
  }

  /** Opens the page afresh with a link's fragment, and `?engine=` where one is asked for. */
  async open(fragment = '', engine?: string): Promise<void> {
    // A new fragment alone would not load the page again.
    await this.page.goto('about:blank');
    await this.page.goto(`./${engine === undefined ? '' : `?engine=${engine}`}${fragment}`);
    await expect(this.button('Run')).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  field(label: string): Locator {
    return this.configuration.getByLabel(label, { exact: true }); // a chart’s axis may be called as a field is
  }

  async press(name: 'Run' | 'Pause' | 'Resume' | 'Step' | 'Stop'): Promise<void> {
    await this.button(name).click();
  }

  /** Opens a group of fields, such as Training, where it is closed. */
  /** What opens a group of the configuration, and closes it. */
  group(title: string): Locator {
    return this.configuration.getByRole('heading', { level: 3, name: title }).getByRole('button');
  }

  async openGroup(title: string): Promise<void> {
    const trigger = this.group(title);
    if ((await trigger.getAttribute('aria-expanded')) === 'false') await trigger.click();
  }

  async openEveryGroup(): Promise<void> {
    const titles = this.configuration.getByRole('heading', { level: 3 });
    for (const title of await titles.all()) {
      const closed = title.getByRole('button', { expanded: false });
      if ((await closed.count()) > 0) await closed.click();
    }
  }

  /** Chooses a file of this content, or the one that lies at a path. */
  async chooseImages(name: string, file: Buffer | { readonly path: string }): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: /^Choose (other images$|images \()/ }).click();
    await (await choosing).setFiles(Buffer.isBuffer(file) ? { name, mimeType: 'application/octet-stream', buffer: file } : file.path);
    await expect(this.configuration).toContainText(name);
  }

  /** Chooses files by the button of that name. */
  async chooseFiles(button: string, files: readonly { readonly name: string; readonly content: string }[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.button(button).click();
    await (await choosing).setFiles(files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })));
    await expect(this.configuration).toContainText(files.map(({ name }) => name).join(', '));
  }

  /** Shows another part of the run in the box beside the chart over depth. */
  async showTab(name: 'Training' | 'Tuning' | 'Trade-off' | 'Costs' | 'Claims' | 'Paper'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect(this.page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  }

  /** The link that Share shows. */
  async share(): Promise<string> {
    await this.button('Share').click();
    const link = await this.page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
    await this.page.keyboard.press('Escape');
    return link;
  }

  /** What the badge tells, on request, about the engine: its name, what it runs on, and why it was chosen. */
  async engineInWords(): Promise<string> {
    await this.badge.click();
    const words = await this.page.getByRole('dialog', { name: 'Engine', exact: true }).innerText();
    await this.page.keyboard.press('Escape');
    return words;
  }

  /** The step that the progress line shows; 0 before there is one. */
  async step(): Promise<number> {
    const text = await this.page.getByText(/\bstep \d+ of \d+/).first().textContent({ timeout: 1000 }).catch(() => null);
    return Number(/\bstep (\d+)/.exec(text ?? '')?.[1] ?? 0);
  }

  /** Runs the form's configuration, also where the run before it is complete. */
  async runToEnd(): Promise<void> {
    await this.press('Run');
    await expect(this.status).not.toHaveText('Complete');
    await this.untilComplete();
  }

  /** Waits until the experiment has gone through all its phases; software WebGPU needs most of this time. */
  async untilComplete(): Promise<void> {
    await expect(this.status).toHaveText('Complete', { timeout: 90_000 });
  }

  /** The exact values of the chart with that title. */
  async tableOf(title: string): Promise<ValuesTable> {
    const panel = this.page.getByRole('region', { name: title, exact: true });
    await panel.getByRole('button', { name: 'Show table' }).click();
    return new ValuesTable(panel.getByRole('table'));
  }

  /** HTML that shows the page in a frame, as Share gives it. */
  async shareFrame(): Promise<string> {
    await this.button('Share').click();
    await this.page.getByRole('radio', { name: 'Frame' }).click();
    const html = await this.page.getByRole('textbox', { name: 'HTML of the frame' }).inputValue();
    await this.page.keyboard.press('Escape');
    return html;
  }

  private get configuration(): Locator {
    return this.page.getByRole('region', { name: 'Configuration', exact: true });
  }
}
