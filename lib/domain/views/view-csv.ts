/** A table of a view, as rows of texts and numbers; null is an empty cell. */
export interface ViewTable {
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Returns a table as CSV (RFC 4180): numbers with a dot, texts in quotes where needed. Its texts are our own. */
export function viewCsv({ head, rows }: ViewTable): string {
  return [head, ...rows].map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
