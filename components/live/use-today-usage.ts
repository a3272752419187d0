'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { STALE_TOTAL_MS, todaySeriesQueryOptions } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import type { Coverage } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { displaySeries } from '@/lib/domain/units';
import { compareToday, type TodayComparison } from './today-comparison';

export interface TodayUsage {
  compared: TodayComparison | null;
  coverage: Coverage | null;
  asOf: string | null;
  /** The total is older than its usual renewal: its age must stand beside it. */
  old: boolean;
  loading: boolean;
  failed: string | null;
}

/**
 * Today of a meter against its baseline, in the units chosen; without a meter, nothing. A missing baseline leaves the
 * total alone.
 */
export function useTodayUsage(account: string, meterId: string | undefined, zone: string): TodayUsage {
  const now = useNow(60);
  const units = useUnits();
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const enabled = meterId !== undefined;
  const usage = useQuery({ ...todaySeriesQueryOptions(account, meterId ?? '', 'usage', today), enabled });
  const baseline = useQuery({ ...todaySeriesQueryOptions(account, meterId ?? '', 'baseline', today), enabled });
  const asOf = usage.data?.meta.asOf ?? null;
  return {
    compared: usage.data
      ? compareToday(displaySeries(usage.data.data, units), baseline.data && displaySeries(baseline.data.data, units))
      : null,
    coverage: usage.data?.data.coverage ?? null,
    asOf,
    old: asOf !== null && now - Date.parse(asOf) > STALE_TOTAL_MS,
    loading: enabled && (usage.isPending || baseline.isPending),
    failed: usage.data ? null : (usage.error?.detail ?? null),
  };
}
