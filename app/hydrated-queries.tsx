'use client';

import { HydrationBoundary } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { readAnswers } from '@/lib/client/loaded-answers';

/** Puts what the server loaded, as `writeAnswers` wrote it, into the browser's query cache. */
export function HydratedQueries({ answers, children }: { answers: string; children: ReactNode }) {
  const state = useMemo(() => readAnswers(answers), [answers]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}
