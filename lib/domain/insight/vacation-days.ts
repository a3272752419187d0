import { median } from '../statistics';
import type { LocalDay } from './local-days';

const MIN_DAYS = 3;
const MAX_SHARE = 0.5;

/**
 * Returns the days (`YYYY-MM-DD`) of absences: three or more days in a row, each below half of the median day. They are
 * no measure of what is typical, and would make the first day at home look unusual.
 */
export function vacationDays(days: readonly LocalDay[]): Set<string> {
  const totals = days.map(({ total }) => total);
  const typical = median(totals.filter((total) => total !== null));
  const found = new Set<string>();
  if (typical === null || typical <= 0) return found;
  let run: string[] = [];
  days.forEach(({ day }, index) => {
    const total = totals[index] ?? null;
    run = total !== null && total < MAX_SHARE * typical ? [...run, day] : [];
    if (run.length >= MIN_DAYS) for (const away of run) found.add(away);
  });
  return found;
}
