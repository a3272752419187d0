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

/** Answers stay in a browser's memory for so long, so that going back shows them immediately. */
const KEEP_MS = 30 * 60_000;

/**
 * Creates the query client of a page view. Each answer sets its own freshness (`freshness.ts`). On the server an answer
 * has no timer: it would keep the whole request in memory until it ends.
 */
export function createQueryClient(): QueryClient {
  const gcTime = typeof window === 'undefined' ? Number.POSITIVE_INFINITY : KEEP_MS;
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, retryDelay: 1500, gcTime, refetchOnReconnect: true },
      mutations: { retry: false },
    },
  });
}
