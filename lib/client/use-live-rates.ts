'use client';

import { useQuery } from '@tanstack/react-query';
import type { LiveReadingView } from '@/lib/contract/live';
import { liveQueryOptions } from './live-query';

interface LiveRates {
  byMeter: Map<string, LiveReadingView>;
  /** The first answer is on its way. */
  loading: boolean;
  /** Why the readings are older than they should be, or could not be had at all. */
  problem: string | null;
}

/**
 * The live readings of a premise by meter id, empty until there are any. Asks only while `enabled` (on screen, and
 * a home account: an enterprise has none); what was read before stays.
 */
export function useLiveRates(account: string, premiseId: string, enabled: boolean): LiveRates {
  const { data, error, isLoading } = useQuery({
    ...liveQueryOptions(account, premiseId),
    enabled: enabled && account === 'home',
  });
  const notice = data?.meta.notice;
  // A renewal under way passes by itself; that a new sign-in is needed the shell says for the whole page.
  const quiet = notice?.code === 'refreshing' || notice?.code === 'sign_in_again';
  const trouble = notice && !quiet ? notice.message : (error?.detail ?? null);
  return {
    byMeter: new Map(data?.data.readings.map((reading) => [reading.meterId, reading])),
    loading: isLoading,
    problem: trouble,
  };
}
