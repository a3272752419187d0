import type { DehydratedState } from '@tanstack/react-query';
import { toDeviceTime } from './server-clock';

/**
 * Returns what the server loaded with its times in this device's clock. react-query compares them with that clock: where
 * it is a day behind, the data would count as fresh for a day, and data fetched later as older.
 */
export function inDeviceTime(state: DehydratedState): DehydratedState {
  return {
    ...state,
    queries: state.queries.map((query) => ({
      ...query,
      ...(query.dehydratedAt === undefined ? {} : { dehydratedAt: toDeviceTime(query.dehydratedAt) }),
      state: { ...query.state, dataUpdatedAt: toDeviceTime(query.state.dataUpdatedAt) },
    })),
  };
}
