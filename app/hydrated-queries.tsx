'use client';

import { type DehydratedState, HydrationBoundary } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { inDeviceTime } from '@/lib/client/device-time';

/** Puts what the server loaded into the browser's query cache. */
export function HydratedQueries({ state, children }: { state: DehydratedState; children: ReactNode }) {
  const local = useMemo(() => inDeviceTime(state), [state]);
  return <HydrationBoundary state={local}>{children}</HydrationBoundary>;
}
