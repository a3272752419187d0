import { type DehydratedState, hashKey, type QueryKey } from '@tanstack/react-query';
import { toDeviceTime } from './server-clock';

/** An answer of our API that the server loaded for a page, and when (milliseconds of the server's clock). */
export interface LoadedAnswer {
  key: QueryKey;
  data: unknown;
  at: number;
}

/**
 * Returns answers as text. React would write, read and check each of their thousands of values by itself, on the server
 * twice, and that takes longer than all else that a page does.
 */
export function writeAnswers(answers: readonly LoadedAnswer[]): string {
  return JSON.stringify(answers);
}

/**
 * Returns the answers as react-query's cache has them, with their times in this device's clock. react-query compares
 * them with that clock: where it is a day behind, the data would count as fresh for a day, and data fetched later as
 * older.
 */
export function readAnswers(text: string): DehydratedState {
  const answers: LoadedAnswer[] = JSON.parse(text);
  return {
    mutations: [],
    queries: answers.map(({ key, data, at }) => ({
      queryKey: key,
      queryHash: hashKey(key),
      dehydratedAt: toDeviceTime(at),
      state: {
        data,
        dataUpdateCount: 1,
        dataUpdatedAt: toDeviceTime(at),
        error: null,
        errorUpdateCount: 0,
        errorUpdatedAt: 0,
        fetchFailureCount: 0,
        fetchFailureReason: null,
        fetchMeta: null,
        isInvalidated: false,
        status: 'success',
        fetchStatus: 'idle',
      },
    })),
  };
}
