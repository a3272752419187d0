import { searchableText } from '../search-text';
import { forEachIndexInSlices, type Slices } from '../slices';
import { addRow, emptyRowSet, type RowSet } from './row-set';

/** The searchable texts of rows. Each text is stored once, however many rows have it. */
export interface TextIndex {
  /** All texts as `searchableText` returns them, separated by line breaks. */
  haystack: string;
  /** Start of each text in `haystack`, plus its end. */
  starts: Uint32Array;
  /** The rows of the first text, then those of the second, and so on. */
  rows: Uint32Array;
  /** Start of each text's rows in `rows`, plus its end. */
  rowStarts: Uint32Array;
}

/** Indexes the texts of `count` rows. */
export function* indexText(count: number, textsOf: (row: number) => readonly (string | null)[]): Slices<TextIndex> {
  const numbers = new Map<string, number>();
  const searchable = new Map<string, string>();
  const textNumbers: number[] = [];
  const textRows: number[] = [];
  yield* forEachIndexInSlices(count, (row) => {
    for (const text of textsOf(row)) {
      if (text === null) continue;
      const plain = searchable.get(text) ?? searchableText(text);
      searchable.set(text, plain);
      const number = numbers.get(plain) ?? numbers.size;
      if (number === numbers.size) numbers.set(plain, number);
      textNumbers.push(number);
      textRows.push(row);
    }
  });
  const texts = [...numbers.keys()];
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, number) => {
    starts[number + 1] = (starts[number] ?? 0) + text.length + 1;
  });
  const haystack = texts.join('\n');
  yield;
  const ends = new Uint32Array(texts.length + 1);
  for (const number of textNumbers) ends[number + 1] = (ends[number + 1] ?? 0) + 1;
  for (let number = 1; number < ends.length; number += 1) ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
  const rowStarts = ends.slice();
  const rows = new Uint32Array(textNumbers.length);
  yield* forEachIndexInSlices(textNumbers.length, (position) => {
    const number = textNumbers[position] ?? 0;
    const to = ends[number] ?? 0;
    rows[to] = textRows[position] ?? 0;
    ends[number] = to + 1;
  });
  return { haystack, starts, rows, rowStarts };
}

/** Returns the rows with a text that contains `word`, which is one of `searchWords`, so that no match spans two texts. */
export function rowsWithText(index: TextIndex, count: number, word: string): RowSet {
  const { haystack, starts, rows, rowStarts } = index;
  const found = emptyRowSet(count);
  let text = 0;
  for (let position = haystack.indexOf(word); position !== -1; position = haystack.indexOf(word, starts[text])) {
    while ((starts[text + 1] ?? Number.POSITIVE_INFINITY) <= position) text += 1;
    for (let entry = rowStarts[text] ?? 0; entry < (rowStarts[text + 1] ?? 0); entry += 1) {
      addRow(found, rows[entry] ?? 0);
    }
    text += 1;
    if (text >= starts.length - 1) break;
  }
  return found;
}
