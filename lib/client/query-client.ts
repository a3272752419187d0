import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

declare module '@tanstack/react-query' {
  interface Register {
    /** All our query functions go through `fetchJson`. */
    defaultError: ApiProblem;
  }
}

/** Never retries client errors (4xx); retries other failures once. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) return false;
  return failures < 1;
}

/**
 * Creates the query client of a page view. Answers stay in memory for 30 minutes, so that going back shows them
 * immediately. Each answer sets its own freshness (`freshness.ts`).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay: 1500, gcTime: 30 * 60_000, refetchOnReconnect: true },
      mutations: { retry: false },
    },
  });
}
