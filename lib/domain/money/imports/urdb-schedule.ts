import type { DayKind, Season, When } from '../tariff';
import { clockOf } from '../week-bands';

const WEEKDAYS: DayKind[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKEND: DayKind[] = ['sat', 'sun'];
const MINUTES_PER_DAY = 1440;

/** Months that have the same schedule, as seasons: one for each run of months, empty when all are the same. */
export interface ScheduleSeasons {
  seasons: Season[];
  /** The season of each month; undefined for one that is all year. */
  ofMonth: (string | undefined)[];
}

/** Returns seasons in which each of the keys, one of each month, stays the same. */
export function seasonsOfMonths(keys: readonly string[]): ScheduleSeasons {
  if (keys.every((key) => key === keys[0])) return { seasons: [], ofMonth: keys.map(() => undefined) };
  const starts = keys.flatMap((key, month) => (key === keys[(month + 11) % 12] ? [] : [month]));
  const ofMonth: string[] = [];
  const seasons = starts.map((start, index) => {
    const next = starts[(index + 1) % starts.length] ?? start;
    const last = (next + 11) % 12;
    const id = `s${index + 1}`;
    for (let month = start; ; month = (month + 1) % 12) {
      ofMonth[month] = id;
      if (month === last) break;
    }
    return { id, label: `${MONTHS[start]}–${MONTHS[last]}`, from: `${two(start + 1)}-01`, to: lastDay(last + 1) };
  });
  return { seasons, ofMonth };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** February ends on its 29th, which other years do not have. */
function lastDay(month: number): string {
  return `${two(month)}-${two(new Date(Date.UTC(2024, month, 0)).getUTCDate())}`;
}

/** When a period of a schedule applies. */
export interface PeriodWhen extends When {
  period: number;
}

/** Returns when each period applies, from schedules of months by hours for weekdays and weekends. */
export function periodsOfSchedules(
  weekday: readonly (readonly number[])[],
  weekend: readonly (readonly number[])[],
  { seasons, ofMonth }: ScheduleSeasons,
): PeriodWhen[] {
  const found: PeriodWhen[] = [];
  const months = seasons.length === 0 ? [0] : seasons.map(({ id }) => ofMonth.indexOf(id));
  for (const month of months) {
    const [onWeekdays, onWeekends] = [weekday[month] ?? [], weekend[month] ?? []];
    const season = ofMonth[month];
    if (onWeekdays.join() === onWeekends.join()) found.push(...runs(onWeekdays, { season }));
    else found.push(...runs(onWeekdays, { season, days: WEEKDAYS }), ...runs(onWeekends, { season, days: WEEKEND }));
  }
  return found;
}

/** Returns one entry for each period of a day, with all hours in which it applies. */
function runs(steps: readonly number[], when: When): PeriodWhen[] {
  const minutes = MINUTES_PER_DAY / steps.length;
  const hours = new Map<number, [number, number][]>();
  for (const [index, period] of steps.entries()) {
    const ranges = hours.get(period) ?? [];
    const last = ranges.at(-1);
    if (last?.[1] === index * minutes) last[1] += minutes;
    else ranges.push([index * minutes, (index + 1) * minutes]);
    hours.set(period, ranges);
  }
  return [...hours].map(([period, ranges]) => ({
    ...when,
    period,
    ...(hours.size > 1 && {
      hours: ranges.map(([from, to]): [string, string] => [clockOf(from), clockOf(to)]),
    }),
  }));
}
