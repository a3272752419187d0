'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { NowProvider } from '@/components/ui/now';
import { createQueryClient } from '@/lib/client/query-client';
import { UnitsProvider } from '@/lib/client/units';
import type { UnitSystem } from '@/lib/domain/units';

interface ProvidersProps {
  serverNow: number;
  units: UnitSystem;
  children: ReactNode;
}

/** What every page's client components stand in: the query cache, the server's time of rendering, the units chosen. */
export function Providers({ serverNow, units, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NowProvider serverNow={serverNow}>
        <UnitsProvider chosen={units}>{children}</UnitsProvider>
      </NowProvider>
    </QueryClientProvider>
  );
}
