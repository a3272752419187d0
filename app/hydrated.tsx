import { dehydrate, HydrationBoundary, type QueryKey } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { createQueryClient } from '@/lib/client/query-client';
import { AppError } from '@/lib/server/errors';

export interface Prefetch {
  key: QueryKey;
  /**
   * Calls a use case. When that fails with an `AppError` the browser asks again and shows what is the matter. A function,
   * because a promise that fails before anybody waits for it ends up as an unhandled rejection.
   */
  load: () => Promise<unknown>;
}

/** Puts answers of use cases into the page under the keys the browser will look for. */
export async function Hydrated({ prefetch, children }: { prefetch: readonly Prefetch[]; children: ReactNode }) {
  const queryClient = createQueryClient();
  await Promise.all(
    prefetch.map(async ({ key, load: ask }) => {
      try {
        queryClient.setQueryData(key, await ask());
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.code === 'not_found') notFound();
      }
    }),
  );
  return <HydrationBoundary state={dehydrate(queryClient)}>{children}</HydrationBoundary>;
}
