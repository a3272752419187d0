/* Calendar days computed with `Intl`, minute by minute, to check the product, which uses Temporal. */

const dayFunctions = new Map<string, (minute: number) => string>();

/** Returns a function from a UTC minute to its local day `YYYY-MM-DD`. Keeps the days, for many minutes and devices. */
export function dayOfMinute(zone: string): (minute: number) => string {
  const dayOf = dayFunctions.get(zone) ?? createDayOfMinute(zone);
  dayFunctions.set(zone, dayOf);
  return dayOf;
}

function createDayOfMinute(zone: string): (minute: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const dayByQuarter = new Map<number, string>();
  // In every zone, days start at a UTC quarter hour.
  return (minute) => {
    const quarter = Math.floor(minute / 15);
    const known = dayByQuarter.get(quarter);
    if (known !== undefined) return known;
    const day = format.format(quarter * 900_000);
    dayByQuarter.set(quarter, day);
    return day;
  };
}

/** Returns the UTC time at which a local day starts, found by search. */
export function startOfDay(day: string, zone: string): string {
  const dayOf = dayOfMinute(zone);
  const noon = Date.parse(`${day}T12:00:00Z`) / 60_000;
  let minute = noon - 36 * 60;
  while (dayOf(minute) < day) minute += 15;
  return new Date(minute * 60_000).toISOString();
}

/** Kept, since making a format takes much longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      ...digits,
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
      timeZoneName: 'longOffset',
    });
  formats.set(zone, format);
  return format;
}

/** Returns a time (milliseconds) as in report files, `2026-03-08 03:00:00`; with `offset` followed by `-06:00`. */
export function localText(ms: number, zone: string, offset?: 'offset'): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const text = `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
  return offset ? text + (parts.timeZoneName?.replace('GMT', '') || '+00:00') : text;
}
