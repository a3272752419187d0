import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

declare module '@tanstack/react-query' {
  interface Register {
    /** All our query functions go through `fetchJson`. */
    defaultError: ApiProblem;
  }
}

/** What the caller did wrong or may not do yet is not asked again; everything else once. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) return false;
  return failures < 1;
}

/**
 * The query client of one page view. Answers are kept for 30 minutes so that going back draws at once;
 * how long each is fresh is the answer's own affair (`freshness.ts`).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay: 1500, gcTime: 30 * 60_000, refetchOnReconnect: true },
      mutations: { retry: false },
    },
  });
}
