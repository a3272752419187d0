import { seasonProblems } from './seasons';
import type { Band, DayKind, TariffVersion, UsageLine } from './tariff';
import type { TariffProblem } from './tariff-problem';
import { type ClockRun, clockOf, type DayRuns, weekBands } from './week-bands';

const DAY_NAMES: Record<DayKind, string> = {
  mon: 'Mondays',
  tue: 'Tuesdays',
  wed: 'Wednesdays',
  thu: 'Thursdays',
  fri: 'Fridays',
  sat: 'Saturdays',
  sun: 'Sundays',
  holiday: 'holidays',
};

/** Returns the days of the year that have no season, or two. */
export function checkSeasons({ seasons }: TariffVersion, path: string): TariffProblem[] {
  return seasonProblems(seasons).map(({ first, last, seasons: found }) => {
    const days = first === last ? first : `${first} to ${last}`;
    const what = found.length === 0 ? 'no season' : `${found.length} seasons: ${listed(found.map(nameOf))}`;
    return { path: `${path}.seasons`, text: `${days} (month-day) is in ${what}.` };
  });
}

/** Returns every part of a week in every season that has no price of a line, or more than one. */
export function checkPrices(version: TariffVersion, { bands, label }: UsageLine, path: string): TariffProblem[] {
  const problems = new Map<string, DayRuns[]>();
  for (const day of weekBands(version, bands)) {
    for (const run of day.runs.filter(({ bands: claims }) => claims.length !== 1)) {
      const key = [day.season?.id ?? '', run.from, run.to, run.bands.join()].join(' ');
      problems.set(key, [...(problems.get(key) ?? []), { ...day, runs: [run] }]);
    }
  }
  return [...problems.values()].map((days) => ({ path: `${path}.bands`, text: sentence(label, bands, days) }));
}

function sentence(label: string, bands: readonly Band[], days: readonly DayRuns[]): string {
  const [season, run] = [days[0]?.season ?? null, days[0]?.runs[0] as ClockRun];
  const when = `${season ? `${nameOf(season)}, ` : ''}${dayNames(days)} ${clockOf(run.from)}–${clockOf(run.to)}`;
  if (run.bands.length === 0) return `${label}: no price for ${when}.`;
  const names = run.bands.map((index) => bands[index]?.label ?? `price ${index + 1}`);
  return `${label}: ${run.bands.length} prices for ${when}: ${listed(names)}.`;
}

function dayNames(days: readonly DayRuns[]): string {
  const kinds = days.map(({ day }) => day);
  const weekdays = kinds.filter((day) => day !== 'holiday');
  const together =
    weekdays.join() === 'mon,tue,wed,thu,fri' ? 'weekdays' : weekdays.join() === 'sat,sun' ? 'weekends' : null;
  if (together) return listed(kinds.length > weekdays.length ? [together, DAY_NAMES.holiday] : [together]);
  if (weekdays.length < 7) return listed(kinds.map((day) => DAY_NAMES[day]));
  return kinds.length > weekdays.length ? 'every day and holidays' : 'every day';
}

function nameOf({ label, id }: { label: string; id: string }): string {
  return label || id;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
