import type { FetchedRange } from '@/lib/server/archive/store/series-store';

/** Usage of one meter in the cloud's format. All numbers differ and have as many digits as real ones. */
export interface SyntheticSeries extends FetchedRange {
  rows: Record<string, unknown>[];
}

const STEP_MS = { hour: 3_600_000, fifteenminute: 900_000, minute: 60_000 } as const;

/** Returns the rows of `[start, end)` (milliseconds). The same meter and range give the same rows. */
export function syntheticSeries(
  meter: number,
  granularity: keyof typeof STEP_MS,
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

/** Returns the same rows as typical or average usage, which have no registers. */
export function withoutRegisters({ rows, ...series }: SyntheticSeries): SyntheticSeries {
  return { ...series, rows: rows.map(({ time, usage, power }) => ({ time, energy: usage, power })) };
}

const READING_MS = 5 * 60_000;

/** Returns the readings of a register every five minutes or so, as devices send them. */
export function syntheticReadings(meter: number, start: number, end: number): SyntheticSeries {
  const series = syntheticSeries(meter, 'minute', start, end);
  const rows = series.rows.filter((_, index) => index % 5 === meter % 5);
  return { ...series, summary: {}, rows: rows.map(({ time, value, actual }) => ({ time, value, actual })) };
}

/** Returns a gateway's measurements, one every five minutes or so. */
export function syntheticGrid(gatewayId: string, start: number, end: number): SyntheticSeries {
  const rows: Record<string, unknown>[] = [];
  for (let at = start, random = 7; at < end; at += READING_MS) {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    rows.push({
      hw_timestamp: new Date(at + (random % 60) * 1000).toISOString(),
      ...{ premise_id: `premise of ${gatewayId}`, gateway_id: gatewayId },
      ...{ voltage: 120 + (random % 400) / 100, frequency: 59.95 + (random % 100) / 1000 },
    });
  }
  return { start, end, askedAt: end + 30 * 86_400_000, freshUntil: end, summary: {}, rows };
}
