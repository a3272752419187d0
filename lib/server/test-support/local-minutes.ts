/** Calendar days by a way of their own: `Intl`, minute by minute, where the product goes by Temporal. */

/** The local day `YYYY-MM-DD` of a UTC minute, for many minutes of few zones. */
export function dayOfMinute(zone: string): (minute: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, string>();
  // Every zone's days begin at a whole quarter of an hour of UTC.
  return (minute) => {
    const quarter = Math.floor(minute / 15);
    const day = known.get(quarter) ?? format.format(quarter * 900_000);
    known.set(quarter, day);
    return day;
  };
}

/** The first UTC instant of a local day, found by looking. */
export function startOfDay(day: string, zone: string): string {
  const dayOf = dayOfMinute(zone);
  const noon = Date.parse(`${day}T12:00:00Z`) / 60_000;
  let minute = noon - 36 * 60;
  while (dayOf(minute) < day) minute += 15;
  return new Date(minute * 60_000).toISOString();
}

/** An instant (ms) as a file writes it, `2026-03-08 03:00:00`, with `offset` also `-06:00` behind it. */
export function localText(ms: number, zone: string, offset?: 'offset'): string {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-CA', {
    ...digits,
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'longOffset',
  });
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const text = `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`;
  return offset ? text + (part.timeZoneName?.replace('GMT', '') || '+00:00') : text;
}
