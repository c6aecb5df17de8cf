import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One chart with what belongs to it: legend, choices, zoom and downloads. */
export class ChartPage {
  readonly page: Page;
  readonly region: Locator;
  readonly title: string;

  constructor(page: Page, title: string) {
    this.page = page;
    this.title = title;
    this.region = page.getByRole('region', { name: title, exact: true });
  }

  /** The button of a line or run in the legend. */
  legend(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  /** A list of the chart's choices. */
  choice(name: string): Locator {
    return this.region.getByRole('combobox', { name, exact: true });
  }

  async choose(choice: string, option: string): Promise<void> {
    const list = this.choice(choice);
    await list.click();
    await list.getByRole('option', { name: new RegExp(`^${option}`) }).first().click();
  }

  /** The words along the axes and in the plot. */
  async words(): Promise<readonly string[]> {
    return this.region.locator('svg text').allTextContents();
  }

  /** Strokes of the plot: one a line, two where one is smoothed. */
  strokes(): Locator {
    return this.region.locator('svg path[fill="none"][stroke^="var(--series"][d^="M"]:not([transform])');
  }

  /** The upright line at what is marked here and elsewhere. */
  mark(): Locator {
    return this.region.locator('svg rect[class*="mark"]');
  }

  /** Drags over a part of the plot, given as shares of its width. */
  async drag(from: number, to: number, plot?: Box): Promise<void> {
    const box = plot ?? await this.plotBox();
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + from * box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + to * box.width, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Points at a place of the plot and reads what appears there, which never leaves the chart. */
  async readAt(share: number): Promise<string> {
    await this.pointAt(share);
    const tooltip = this.region.getByRole('tooltip');
    await expect(tooltip).not.toBeEmpty();
    const [values, chart] = [await boxOf(tooltip), await boxOf(this.region)];
    expect(values.x).toBeGreaterThanOrEqual(chart.x);
    expect(values.x + values.width).toBeLessThanOrEqual(chart.x + chart.width);
    expect(values.y).toBeGreaterThanOrEqual(chart.y);
    expect(values.y + values.height).toBeLessThanOrEqual(chart.y + chart.height);
    return tooltip.innerText();
  }

  /** Moves the pointer to a place of the plot, given as a share of its width. */
  async pointAt(share: number): Promise<void> {
    const box = await this.plotBox();
    await this.page.mouse.move(box.x + share * box.width, box.y + 12);
    await this.page.mouse.move(box.x + share * box.width + 1, box.y + 14);
  }

  /** One end of the shown part, as a screen reader says it. */
  thumb(end: 'From' | 'To'): Locator {
    return this.region.getByRole('slider', { name: end });
  }

  async download(format: 'CSV' | 'SVG' | 'PNG'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await this.region.getByRole('button', { name: `Download ${this.title.toLowerCase()}` }).click();
    const coming = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: format }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }

  /** Where the plot lies, pixels of the window. */
  async plotBox(): Promise<Box> {
    // The topmost horizontal line of the grid is as wide as the plot, whose ground lies behind everything.
    return boxOf(this.region.locator('.recharts-cartesian-grid'));
  }
}

/** Where an element lies, pixels of the window. */
export async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  expect(box).not.toBeNull();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
}
