'use client';

import { useQuery } from '@tanstack/react-query';
import { insightsQueryOptions } from '@/lib/client/insights-query';
import { type UsageViewParams, viewIncludesDay } from '@/lib/client/usage-view';
import type { UsageForecast } from './usage-facts';

/** Returns what today or this month will probably use; null for other periods and where too little is known. */
export function useForecast(
  { account, premiseId, meterId }: { account: string; premiseId: string; meterId: string },
  view: UsageViewParams,
  today: string,
): UsageForecast | 'loading' | null {
  const { range, start, compare } = view;
  const enabled = compare === 'typical' && (range === 'day' || range === 'month') && viewIncludesDay(view, today);
  const { data, isPending } = useQuery({ ...insightsQueryOptions(account, premiseId, meterId), enabled });
  const forecast = data?.data.meters.find((meter) => meter.meterId === meterId)?.forecast;
  const found = range === 'day' ? forecast?.day : forecast?.month;
  if (enabled && isPending) return 'loading';
  return enabled && found && start.startsWith(found.period) ? found : null;
}
