import type { QueryKey } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { type LoadedAnswer, writeAnswers } from '@/lib/client/loaded-answers';
import { systemClock } from '@/lib/server/clock';
import { AppError } from '@/lib/server/errors';
import { HydratedQueries } from './hydrated-queries';

export interface Prefetch {
  key: QueryKey;
  /**
   * Calls a use case. When it fails with an `AppError`, the browser tries again and shows the failure. A function, because
   * a promise that fails before it is awaited becomes an unhandled rejection.
   */
  load: () => Promise<unknown>;
  /** Left to the browser when it takes longer: the page shows the rest in the meantime. */
  withinMs?: number;
}

/** Loads data on the server and puts it into the browser's query cache under the same keys. */
export async function Hydrated({ prefetch, children }: { prefetch: readonly Prefetch[]; children: ReactNode }) {
  const loaded = await Promise.all(
    prefetch.map(async ({ key, load, withinMs }): Promise<LoadedAnswer[]> => {
      try {
        const data = await inTime(load(), withinMs);
        return data === undefined ? [] : [{ key, data, at: systemClock() }];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return error.code === 'not_found' ? notFound() : [];
      }
    }),
  );
  return <HydratedQueries answers={writeAnswers(loaded.flat())}>{children}</HydratedQueries>;
}

/** Returns undefined when a promise takes longer than `ms`. */
async function inTime<T>(promise: Promise<T>, ms: number | undefined): Promise<T | undefined> {
  if (ms === undefined) return promise;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
