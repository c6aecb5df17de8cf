import { isDeepStrictEqual } from 'node:util';
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** The exact values of a chart or of costs: a row for each depth, step or network, a column for each line. */
export class ValuesTable {
  readonly table: Locator;

  constructor(table: Locator) {
    this.table = table;
  }

  /** Every row from `rows`, and no other but those headed in words, has a positive figure in the column. */
  async expectFigures(column: string, rows: readonly number[]): Promise<void> {
    const numbered = async (): Promise<readonly string[]> => {
      const headings = await this.table.getByRole('rowheader').allTextContents();
      return headings.filter((heading) => /^[\d.]+$/.test(heading));
    };
    await expect.poll(numbered).toEqual(rows.map(String)); // a table is filled a moment after it is asked for
    for (const row of rows) {
      expect(Number(await this.text(column, String(row))), `${column}, row ${row}`).toBeGreaterThan(0);
    }
  }

  /** What stands in one cell. */
  async text(column: string, row: string): Promise<string | null> {
    const headings = this.table.getByRole('columnheader');
    await expect.poll(() => headings.allTextContents()).toContain(column); // a table comes a moment after it is asked for
    const columns = await headings.allTextContents();
    const cells = this.table.getByRole('row').filter({ has: this.table.page().getByRole('rowheader', { name: row, exact: true }) });
    // The first column holds the headings of the rows.
    return cells.getByRole('cell').nth(columns.indexOf(column) - 1).textContent();
  }

  /** What stands in all cells, once there are some and they stand still: charts are drawn twice in a second at most. */
  async texts(): Promise<readonly string[]> {
    await expect(this.table.getByRole('cell')).not.toHaveCount(0);
    let before: string[] = [];
    await expect(async () => {
      const texts = await this.table.getByRole('cell').allTextContents();
      const stand = isDeepStrictEqual(texts, before);
      before = texts;
      expect(stand).toBe(true);
    }).toPass({ intervals: [1000] });
    return before;
  }
}
