import type { DigitRules } from '../domain/formats/format-rules';

/** Narrow, thin, figure and ordinary no-break spaces, which stand between thousands and before units. */
const SPACES = /[\u00a0\u2007\u2009\u202f]/g;
/** The dash of a missing value. */
const MISSING = '–';

/**
 * Returns a table cell's text as spreadsheets read it: '−1,204.5' with a real minus and thousands in groups becomes
 * '-1204.5', '3 %' becomes '3%', and the dash of a missing value an empty cell. The decimal mark stays: a spreadsheet of
 * the same language reads it.
 */
export function plainCellText(text: string, digits: DigitRules): string {
  const plain = plainNumbers(text, digits).replace(/\s+/g, ' ').trim();
  return plain === MISSING ? '' : plain;
}

/** Returns text with its numbers written as spreadsheets read them, and everything else as it was. */
export function plainNumbers(text: string, { group }: Pick<DigitRules, 'group'>): string {
  return text
    .replace(groupedNumbers(group), (number) => number.replaceAll(group, ''))
    .replace(/\u2212(?=[\d.])/g, '-')
    .replace(/(?<=\d)[\u00a0\u2007\u2009\u202f](?=%)/g, '')
    .replace(SPACES, ' ');
}

/** Matches whole parts in groups: '1,204', '12,34,567'. */
function groupedNumbers(group: string): RegExp {
  const mark = group.replace(/[.]/, '\\$&');
  return new RegExp(`(?<!\\d|\\d[.,])\\d{1,3}(?:${mark}\\d{2,3})*${mark}\\d{3}(?!\\d)`, 'g');
}

/** Returns rows of cells as lines with tabs between cells, the form in which spreadsheets take text. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\n');
}

/** Returns rows of cells as an HTML table, which spreadsheets prefer over text. */
export function htmlTable(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
  return `<table>${lines.join('')}</table>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
