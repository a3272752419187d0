'use client';

import { useQuery } from '@tanstack/react-query';
import { insightsQueryOptions } from '@/lib/client/insights-query';
import { type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import type { UsageForecasts } from './usage-facts';

/** Returns what this month will probably use, by us and by Copper itself; null for other periods. */
export function useForecast(
  { account, premiseId, meterId }: { account: string; premiseId: string; meterId: string },
  view: UsageViewParams,
  today: string,
): UsageForecasts | 'loading' | null {
  const { range, start, compare } = view;
  const enabled = compare === 'typical' && range === 'month' && viewIncludesDay(view, today);
  const { data, isPending } = useQuery({ ...insightsQueryOptions(account, premiseId, meterId), enabled });
  if (!enabled) return null;
  if (isPending) return 'loading';
  const found = data?.data.meters.find((meter) => meter.meterId === meterId);
  const month = found?.forecast.month ?? null;
  return { ours: month && start.startsWith(month.period) ? month : null, cloud: found?.cloudForecast ?? null };
}
