'use client';

import { useQuery } from '@tanstack/react-query';
import type { LiveReadingView } from '@/lib/contract/live';
import { liveQueryOptions } from './live-query';

/** The live readings of a home, and what is wrong with them. */
export interface LiveRates {
  byMeter: Map<string, LiveReadingView>;
  /** True until the first answer arrives. */
  loading: boolean;
  /** Why the readings are out of date or missing; null if they are fine. */
  problem: string | null;
  /** When they go on after Copper’s limit; null unless it holds them back. */
  pausedUntil: string | null;
}

/**
 * Returns the live readings of a premise by meter id; empty until there are any. Fetches only while `enabled` (on
 * screen) and for a home account, as an enterprise has none. Earlier readings stay.
 */
export function useLiveRates(account: string, premiseId: string, enabled: boolean): LiveRates {
  const { data, error, isLoading } = useQuery({
    ...liveQueryOptions(account, premiseId),
    enabled: enabled && account === 'home',
  });
  const notice = data?.meta.notice;
  // A refresh ends by itself, and the page shell already shows that a new sign-in is needed.
  const isHidden = notice?.code === 'refreshing' || notice?.code === 'sign_in_again';
  const problem = notice && !isHidden ? notice.message : (error?.detail ?? null);
  const limited = [notice, error].find((each) => each?.code === 'limited');
  return {
    byMeter: new Map(data?.data.readings.map((reading) => [reading.meterId, reading])),
    loading: isLoading,
    problem,
    pausedUntil: limited?.retryAt ?? null,
  };
}
