import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';

/** The exact values of a chart: a row for each depth or step, a column for each line. */
export class ValuesTable {
  readonly table: Locator;

  constructor(table: Locator) {
    this.table = table;
  }

  /** Every row from `rows`, and no other, has a positive figure in the column. */
  async expectFigures(column: string, rows: readonly number[]): Promise<void> {
    const columns = await this.table.getByRole('columnheader').allTextContents();
    expect(columns).toContain(column);
    expect(await this.table.getByRole('rowheader').allTextContents()).toEqual(rows.map(String));
    // The first column holds the headings of the rows.
    const cell = columns.indexOf(column) - 1;
    for (const row of rows) {
      const values = this.table.getByRole('row').filter({ has: this.table.page().getByRole('rowheader', { name: String(row), exact: true }) });
      const figure = Number(await values.getByRole('cell').nth(cell).textContent());
      expect(figure, `${column}, row ${row}`).toBeGreaterThan(0);
    }
  }
}
