import type { Season, TariffVersion } from './tariff';

/** A leap year, so that February 29 is checked, too. */
const DAYS_OF_YEAR = Array.from({ length: 366 }, (_, index) =>
  new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
);

function contains({ from, to }: Season, monthDay: string): boolean {
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}

/** Returns the index of the season that a day `YYYY-MM-DD` is in; 0 for prices that are the same all year. */
export function seasonIndex({ seasons }: Pick<TariffVersion, 'seasons'>, day: string): number {
  const monthDay = day.slice(5);
  return Math.max(
    0,
    seasons.findIndex((season) => contains(season, monthDay)),
  );
}

/** Days `MM-DD` that no season has, or more than one. */
export interface SeasonProblem {
  first: string;
  last: string;
  seasons: Season[];
}

/** Returns the days of the year that are not in exactly one season, adjacent ones together. */
export function seasonProblems(seasons: readonly Season[]): SeasonProblem[] {
  const problems: SeasonProblem[] = [];
  if (seasons.length === 0) return problems;
  let key = '';
  for (const day of DAYS_OF_YEAR) {
    const found = seasons.filter((season) => contains(season, day));
    const newKey = found.length === 1 ? '' : `${found.map(({ id }) => id).join(' ')} `;
    const last = problems.at(-1);
    if (newKey !== '' && newKey === key && last) last.last = day;
    else if (newKey !== '') problems.push({ first: day, last: day, seasons: found });
    key = newKey;
  }
  return problems;
}
