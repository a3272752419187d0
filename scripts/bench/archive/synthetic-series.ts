import type { FetchedRange } from '@/lib/server/archive/store/series-store';

/** Usage of one meter in the cloud's format. All numbers differ and have as many digits as real ones. */
export interface SyntheticSeries extends FetchedRange {
  rows: Record<string, unknown>[];
}

const STEP_MS = { hour: 3_600_000, minute: 60_000 } as const;

/** Returns the rows of `[start, end)` (milliseconds). The same meter and range give the same rows. */
export function syntheticSeries(
  meter: number,
  granularity: 'hour' | 'minute',
  start: number,
  end: number,
): SyntheticSeries {
  const step = STEP_MS[granularity];
  const perHour = 3_600_000 / step;
  const rows: Record<string, unknown>[] = [];
  let register = 10_000_000 + meter * 1000;
  for (let at = start, random = meter + 1; at < end; at += step) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    const hour = new Date(at).getUTCHours();
    const micro = Math.round(((0.3 + hour / 24) * (500_000 + (random % 1_000_000))) / perHour);
    rows.push({
      time: new Date(at).toISOString(),
      usage: micro / 1e6,
      power: Math.round(micro * perHour) / 1e6,
      value: Math.floor(register) / 1000,
      actual: Math.floor(register / 10),
    });
    register += micro / 1000;
  }
  return { start, end, askedAt: end + 30 * 86_400_000, freshUntil: end, summary: { meter_type: 'power' }, rows };
}
