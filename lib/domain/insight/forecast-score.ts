import { addDays } from '../calendar';
import { exactSum } from '../exact-sum';
import type { DayUsage } from './day-steps';
import { monthForecast } from './forecast';
import { knownValues } from './local-days';

const MONTHS = 6;
const KNOWN_DAYS = 10;

/** A finished month: what was forecast ten days into it, and what it used. */
export interface ScoredForecast {
  month: string;
  low: number;
  expected: number;
  high: number;
  actual: number;
  inside: boolean;
}

/**
 * Returns the forecasts of the last six finished months, oldest first, as they would have been after ten days, from the
 * days before alone. Months without enough data, then or until their end, are left out.
 */
export function scoreForecasts(totals: readonly DayUsage[], months = MONTHS, knownDays = KNOWN_DAYS): ScoredForecast[] {
  // The newest day that is over ends its month only where the next day begins another one.
  const open = addDays(totals.at(-1)?.day ?? '1970-01-01', 1).slice(0, 7);
  const names = [...new Set(totals.map(({ day }) => day.slice(0, 7)))].filter((month) => month < open);
  return names.slice(-months).flatMap((month) => {
    const forecast = monthForecast(totals, month, addDays(`${month}-01`, knownDays));
    const ofMonth = totals.filter(({ day }) => day.startsWith(month));
    const values = knownValues(ofMonth);
    if (!forecast || values.length < 0.9 * ofMonth.length) return [];
    const { low, expected, high } = forecast;
    const actual = exactSum(values);
    return [{ month, low, expected, high, actual, inside: actual >= low && actual <= high }];
  });
}
