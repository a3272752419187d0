import type { Cell, ReportColumnInfo, ReportTable } from './table';

/** How a CSV is written. The default is RFC 4180; spreadsheets in other countries may need other separators. */
export interface CsvStyle {
  separator: ',' | ';' | '\t';
  decimal: '.' | ',';
  /**
   * For spreadsheets: a byte order mark, by which Excel recognizes UTF-8, and quoted text, so that LibreOffice does not
   * read the postal code 07042 as a number, `12:0000000034` as a time or the version 3.2.1 as a date.
   */
  byteOrderMark: boolean;
}

export const PLAIN_CSV: CsvStyle = { separator: ',', decimal: '.', byteOrderMark: false };

/** Blanks (NBSP too), control characters and characters without width: a spreadsheet may skip them. */
const INVISIBLE = '\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}';
/** Signs that start a formula, also as wider, smaller or raised characters, which East Asian input turns into them. */
const SIGNS = '=＝﹦⁼+＋﹢⁺\\-－﹣⁻−@＠﹫';
const startsFormula = new RegExp(`^(?:[\\t\\r\\n]|[${INVISIBLE}]*[${SIGNS}])`, 'u');
const plainNumber = /^-\d+(\.\d+)?$/;

/**
 * Returns text that a spreadsheet can open safely: text that would run as a formula gets a leading `'`. Negative
 * numbers are harmless and stay as they are.
 */
export function escapeFormula(text: string): string {
  return startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Returns a number as a plain decimal: a dot, no exponent, no thousands separator; empty if it is not finite. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (value === 0) return '0';
  const short = shortDecimal(value);
  if (short !== null) return short;
  const text = String(value);
  const size = Math.abs(value);
  // JavaScript writes an exponent for others.
  if (size >= 1e-6 && size < 1e21) return text;
  const [digits = '', exponentText = '0'] = text.split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const [integer = '', fraction = ''] = digits.replace('-', '').split('.');
  const exponent = Number(exponentText);
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${integer}${fraction}`;
  return `${sign}${integer}${fraction.padEnd(exponent, '0')}`;
}

/** Three digits, `000` to `999`, and the same without the zeros at their end. */
const DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
const TRIMMED = DIGITS.map((digits) => digits.replace(/0+$/, ''));

/** Returns a number of up to six decimals, as most are, in a third of the time of `String`; null for others. */
function shortDecimal(value: number): string | null {
  const millionths = Math.round(value * 1e6);
  // Up to 15 digits, two decimals are never the same number.
  if (millionths / 1e6 !== value || !(millionths > 0 && millionths < 1e15)) return null;
  const whole = Math.floor(millionths / 1e6);
  const decimals = millionths - whole * 1e6;
  if (decimals === 0) return String(whole);
  const first = Math.floor(decimals / 1000);
  const last = decimals - first * 1000;
  return last === 0 ? `${whole}.${TRIMMED[first]}` : `${whole}.${DIGITS[first]}${TRIMMED[last]}`;
}

function numberText(value: number, { decimals }: Pick<ReportColumnInfo, 'decimals'>, { decimal }: CsvStyle): string {
  // From this size on, `toFixed` writes an exponent, and there are no decimals to cut.
  const fixed = decimals !== undefined && Number.isFinite(value) && Math.abs(value) < 1e21;
  const text = fixed ? value.toFixed(decimals).replace(/^-(?=[0.]*$)/, '') : plainDecimal(value);
  return decimal === '.' ? text : text.replace('.', ',');
}

function cellText(cell: Cell, column: ReportColumnInfo, style: CsvStyle): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return numberText(cell, column, style);
  return typeof cell === 'boolean' || column.type === 'time' ? String(cell) : escapeFormula(cell);
}

/** Returns a function that writes one column's cells, quoted where RFC 4180 or the style asks for it. */
function cellWriter(column: ReportColumnInfo, style: CsvStyle): (cell: Cell) => string {
  // A lone CR or LF in a cell breaks readers as CRLF does, so both are quoted.
  const mustQuote = new RegExp(`["\\r\\n${style.separator}]`);
  const write = (cell: Cell) => {
    const content = cellText(cell, column, style);
    if (typeof cell === 'number' && style.decimal !== style.separator) return content;
    // Numbers stay numbers, even in a column of text.
    const isText = style.byteOrderMark && column.type === 'text' && typeof cell === 'string' && cell !== '';
    return isText || mustQuote.test(content) ? `"${content.replaceAll('"', '""')}"` : content;
  };
  if (column.type !== 'text') return write;
  // Rows of one device all have its ID, and looking for formulas takes longer than all else of a cell.
  let last: { cell: Cell; text: string } | undefined;
  return (cell) => {
    if (!last || last.cell !== cell) last = { cell, text: write(cell) };
    return last.text;
  };
}

/**
 * Writes a CSV (RFC 4180, CRLF, header row) in batches, as it is read. If the rows fail, the iteration fails, so that a
 * partial file is never taken for a complete one.
 */
export async function* csvPieces(
  { columns, batches }: ReportTable,
  style: CsvStyle = PLAIN_CSV,
): AsyncGenerator<string, void, undefined> {
  const writers = columns.map((column) => cellWriter(column, style));
  const heads = columns.map((column) => cellWriter({ ...column, type: 'text' }, style)(column.head));
  let text = `${style.byteOrderMark ? '\uFEFF' : ''}${heads.join(style.separator)}\r\n`;
  for await (const batch of batches) {
    for (const cells of batch) {
      // Concatenated, since a list of texts for each row takes as long as writing the numbers.
      writers.forEach((write, index) => {
        text += index === 0 ? write(cells[index]) : style.separator + write(cells[index]);
      });
      text += '\r\n';
    }
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
