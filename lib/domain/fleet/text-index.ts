import { forEachIndexInSlices, type Slices } from '../slices';

/** What rows say, ready to be searched: each text once, however many rows have it. */
export interface TextIndex {
  /** All texts in lower case, one after the other with line breaks between them. */
  haystack: string;
  /** Where each text begins in it, and where one more would. */
  starts: Uint32Array;
  /** Rows of each text, one text's after the other's … */
  rows: Uint32Array;
  /** … and where they begin, and where one more's would. */
  rowStarts: Uint32Array;
}

/** Gathers the texts of `count` rows. */
export function* indexText(count: number, textsOf: (place: number) => readonly (string | null)[]): Slices<TextIndex> {
  const numbers = new Map<string, number>();
  const found: number[] = [];
  const foundIn: number[] = [];
  yield* forEachIndexInSlices(count, (place) => {
    for (const text of textsOf(place)) {
      if (text === null) continue;
      const lower = text.toLowerCase();
      const number = numbers.get(lower) ?? numbers.size;
      if (number === numbers.size) numbers.set(lower, number);
      found.push(number);
      foundIn.push(place);
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
  for (const number of found) ends[number + 1] = (ends[number + 1] ?? 0) + 1;
  for (let number = 1; number < ends.length; number += 1) ends[number] = (ends[number] ?? 0) + (ends[number - 1] ?? 0);
  const rowStarts = ends.slice();
  const rows = new Uint32Array(found.length);
  yield* forEachIndexInSlices(found.length, (at) => {
    const number = found[at] ?? 0;
    const to = ends[number] ?? 0;
    rows[to] = foundIn[at] ?? 0;
    ends[number] = to + 1;
  });
  return { haystack, starts, rows, rowStarts };
}

/**
 * How many of the words, from the first on, a row's texts contain; a row with all of them has `words.length`. Words
 * are in lower case and without blanks, so that none reaches over the end of a text.
 */
export function countMatchingWords(index: TextIndex, count: number, words: readonly string[]): Uint8Array {
  const { haystack, starts, rows, rowStarts } = index;
  const had = new Uint8Array(count);
  words.forEach((word, before) => {
    let text = 0;
    for (let at = haystack.indexOf(word); at !== -1; at = haystack.indexOf(word, starts[text])) {
      while ((starts[text + 1] ?? Number.POSITIVE_INFINITY) <= at) text += 1;
      for (let row = rowStarts[text] ?? 0; row < (rowStarts[text + 1] ?? 0); row += 1) {
        const place = rows[row] ?? 0;
        if (had[place] === before) had[place] = before + 1;
      }
      text += 1;
      if (text >= starts.length - 1) break;
    }
  });
  return had;
}
