'use client';

import { useQuery } from '@tanstack/react-query';
import type { LiveReadingView } from '@/lib/contract/live';
import { liveQuery } from './live-query';

interface LiveRates {
  byMeter: Map<string, LiveReadingView>;
  /** The first answer is on its way. */
  loading: boolean;
}

/**
 * The live readings of a premise by meter id, empty until there are any. Asks only while `enabled` (on screen, and
 * a home account: an enterprise has none); what was read before stays.
 */
export function useLiveRates(account: string, premiseId: string, enabled: boolean): LiveRates {
  const { data, isLoading } = useQuery({ ...liveQuery(account, premiseId), enabled: enabled && account === 'home' });
  return { byMeter: new Map(data?.data.readings.map((reading) => [reading.meterId, reading])), loading: isLoading };
}
