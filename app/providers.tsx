'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NowProvider } from '@/components/ui/now';
import { createQueryClient } from '@/lib/client/query-client';

/** What every page's client components stand in: the query cache and the server's time of rendering. */
export function Providers({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NowProvider serverNow={serverNow}>{children}</NowProvider>
    </QueryClientProvider>
  );
}
