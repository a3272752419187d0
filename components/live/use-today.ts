'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { OLD_TOTAL_MS, todaySeriesQuery } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import type { Coverage } from '@/lib/domain/series';
import { calendarDayInZone } from '@/lib/domain/times';
import { shownSeries } from '@/lib/domain/units';
import { type TodayAgainstUsual, todayAgainstUsual } from './today-against-usual';

export interface Today {
  compared: TodayAgainstUsual | null;
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
export function useToday(account: string, meterId: string | undefined, zone: string): Today {
  const now = useNow(60);
  const units = useUnits();
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const enabled = meterId !== undefined;
  const usage = useQuery({ ...todaySeriesQuery(account, meterId ?? '', 'usage', today), enabled });
  const baseline = useQuery({ ...todaySeriesQuery(account, meterId ?? '', 'baseline', today), enabled });
  const asOf = usage.data?.meta.asOf ?? null;
  return {
    compared: usage.data
      ? todayAgainstUsual(shownSeries(usage.data.data, units), baseline.data && shownSeries(baseline.data.data, units))
      : null,
    coverage: usage.data?.data.coverage ?? null,
    asOf,
    old: asOf !== null && now - Date.parse(asOf) > OLD_TOTAL_MS,
    loading: enabled && (usage.isPending || baseline.isPending),
    failed: usage.data ? null : (usage.error?.detail ?? null),
  };
}
