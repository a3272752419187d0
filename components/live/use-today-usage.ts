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
  comparison: TodayComparison | null;
  coverage: Coverage | null;
  asOf: string | null;
  /** The total missed an update, so its age should be shown. */
  stale: boolean;
  loading: boolean;
  /** Typical usage: on its way, failed, or as good as it gets. */
  baselineState: 'loading' | 'failed' | 'loaded';
  error: string | null;
}

/**
 * Fetches a meter's usage today and compares it with its baseline, in the chosen units. Fetches nothing without a meter
 * or while it is off screen.
 * Without a baseline, there is only the total.
 */
export function useTodayUsage(account: string, meterId: string | undefined, zone: string, onScreen = true): TodayUsage {
  const now = useNow(60);
  const units = useUnits();
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const enabled = meterId !== undefined && onScreen;
  const usage = useQuery({ ...todaySeriesQueryOptions(account, meterId ?? '', 'usage', today), enabled });
  const baseline = useQuery({ ...todaySeriesQueryOptions(account, meterId ?? '', 'baseline', today), enabled });
  const asOf = usage.data?.meta.asOf ?? null;
  return {
    comparison: usage.data
      ? compareToday(displaySeries(usage.data.data, units), baseline.data && displaySeries(baseline.data.data, units))
      : null,
    coverage: usage.data?.data.coverage ?? null,
    asOf,
    stale: asOf !== null && now - Date.parse(asOf) > STALE_TOTAL_MS,
    baselineState: baseline.data ? 'loaded' : baseline.error ? 'failed' : 'loading',
    loading: meterId !== undefined && (usage.isPending || baseline.isPending),
    error: usage.data ? null : (usage.error?.detail ?? null),
  };
}
