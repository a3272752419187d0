const DAY_MS = 24 * 3_600_000;
/** The times of a day to the minute, `HH:MM:`, and to the second, `SSZ`; and the day that was written last, `…T`. */
const minuteTexts = new Map<number, string>();
const secondTexts = new Map<number, string>();
let lastDay = { number: Number.NaN, text: '' };

/**
 * Returns a UTC instant as the cloud and our API write it: `YYYY-MM-DDTHH:MM:SSZ`. Millions are written, of few days and
 * of the same minutes, so their parts are kept.
 */
export function toInstantText(epochMs: number): string {
  const number = Math.floor(epochMs / DAY_MS);
  const seconds = Math.floor((epochMs - number * DAY_MS) / 1000);
  const minute = Math.floor(seconds / 60);
  if (number !== lastDay.number) lastDay = { number, text: new Date(epochMs).toISOString().replace(/T.*/, 'T') };
  // join() makes one flat string. Concatenation would keep its parts in memory, with others that refer to them.
  return [lastDay.text, partText(minuteTexts, minute, 60, 11, 17), partText(secondTexts, seconds % 60, 1, 17, 19)].join(
    '',
  );
}

function partText(texts: Map<number, string>, part: number, seconds: number, from: number, to: number): string {
  const found = texts.get(part);
  if (found !== undefined) return found;
  const text = new Date(part * seconds * 1000).toISOString().slice(from, to) + (to === 19 ? 'Z' : '');
  texts.set(part, text);
  return text;
}
