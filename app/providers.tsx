'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CopyTables } from '@/components/shell/copy-tables';
import { NowProvider } from '@/components/ui/now';
import { createQueryClient } from '@/lib/client/query-client';
import { UnitsProvider } from '@/lib/client/units';
import type { UnitSystem } from '@/lib/domain/units';

interface ProvidersProps {
  renderedAt: number;
  units: UnitSystem;
  children: ReactNode;
}

/** The providers of every page: query cache, the server's render time and the chosen units. */
export function Providers({ renderedAt, units, children }: ProvidersProps) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NowProvider renderedAt={renderedAt}>
        <CopyTables />
        <UnitsProvider chosen={units}>{children}</UnitsProvider>
      </NowProvider>
    </QueryClientProvider>
  );
}
