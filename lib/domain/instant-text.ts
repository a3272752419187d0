const DAY_MS = 24 * 3_600_000;
/** The times of a day to the minute, `HH:MM:`, and the seconds, `SS`; and the day that was written last. */
const minuteTexts = Array.from({ length: 24 * 60 }, (_, minute) => textAt(minute * 60_000, 11, 17));
const secondTexts = Array.from({ length: 60 }, (_, second) => textAt(second * 1000, 17, 19));
let lastDay = { number: Number.NaN, text: '' };

function textAt(epochMs: number, from: number, to: number): string {
  return new Date(epochMs).toISOString().slice(from, to);
}

/**
 * Returns a UTC instant as the cloud and our API write it: `YYYY-MM-DDTHH:MM:SSZ`. Millions are written, of few days and
 * of the same minutes, so their parts are kept.
 */
export function toInstantText(epochMs: number): string {
  const [day, minute, second] = textsOf(epochMs);
  // join() makes one flat string. Concatenation would keep its parts in memory, with others that refer to them.
  return [day, 'T', minute, second, 'Z'].join('');
}

/** Returns the same with a space and without a zone, for text that is written and forgotten: `YYYY-MM-DD HH:MM:SS`. */
export function toTimestamp(epochMs: number): string {
  const [day, minute, second] = textsOf(epochMs);
  return `${day} ${minute}${second}`;
}

function textsOf(epochMs: number): [day: string, minute: string, second: string] {
  const number = Math.floor(epochMs / DAY_MS);
  const seconds = Math.floor((epochMs - number * DAY_MS) / 1000);
  const minute = Math.floor(seconds / 60);
  if (number !== lastDay.number) lastDay = { number, text: new Date(epochMs).toISOString().replace(/T.*/, '') };
  return [lastDay.text, minuteTexts[minute] ?? '', secondTexts[seconds % 60] ?? ''];
}
