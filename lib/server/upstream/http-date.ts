const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)';
const LONG_DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;

/** The three formats of RFC 9110, section 5.6.7. Names of days and months are accepted in any case. */
const FORMATS = [
  String.raw`${DAY}, (?<day>\d\d) ${MONTH} (?<year>\d{4}) ${TIME} GMT`,
  String.raw`${LONG_DAY}, (?<day>\d\d)-${MONTH}-(?<year>\d\d) ${TIME} GMT`,
  String.raw`${DAY} ${MONTH} (?<day>[ \d]\d) ${TIME} (?<year>\d{4})`,
].map((format) => new RegExp(`^${format}$`, 'i'));

/**
 * Returns the instant of a date in a header, in milliseconds, or null when it is in none of the three formats.
 * `Date.parse` also accepts `0`, `1.5` and other zones. `now` decides the century of a year of two digits. Pure.
 */
export function parseHttpDate(text: string | undefined, now: number): number | null {
  const parts = FORMATS.map((format) => format.exec(text ?? '')?.groups).find(Boolean);
  if (!parts) return null;
  const [day = 0, hour = 0, minute = 0, second = 0] = [parts.day, parts.hour, parts.minute, parts.second].map(Number);
  const month = MONTHS.indexOf((parts.month ?? '').toLowerCase());
  const date = new Date(0);
  // Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(fullYear(parts.year ?? '', now), month, day);
  const exists = date.getUTCMonth() === month && date.getUTCDate() === day;
  // A leap second is written as 60.
  if (!exists || hour > 23 || minute > 59 || second > 60) return null;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** A year of two digits that would be more than 50 years ahead is in the century before. */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
