/** A table of text: the first row is the header. */
export type TableRows = readonly (readonly string[])[];

/** One line a row, columns padded to their widest cell: those of numbers set right, those of words left. */
export function textTable(rows: TableRows): readonly string[] {
  const columns = (rows[0] ?? []).map((_, column) => {
    const width = Math.max(...rows.map((row) => row[column]?.length ?? 0));
    return isOfWords(rows, column) ? (text: string) => text.padEnd(width) : (text: string) => text.padStart(width);
  });
  return rows.map((row) => columns.map((pad, column) => pad(row[column] ?? '')).join('   ').trimEnd());
}

/** The same as a table of Markdown. */
export function markdownTable(rows: TableRows): readonly string[] {
  const line = (row: readonly string[]): string => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  const [header = [], ...body] = rows;
  return [line(header), line(header.map((_, column) => (isOfWords(rows, column) ? '---' : '---:'))), ...body.map(line)];
}

/** Any text as words of Markdown, one line: what has a meaning there, HTML above all, stands for itself (CommonMark 0.31, 2.4). */
export function markdownWords(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&');
}

/** Whether the first cell below the header is no number. */
function isOfWords(rows: TableRows, column: number): boolean {
  return !/^[−+–\d]/.test(rows[1]?.[column] ?? '');
}
