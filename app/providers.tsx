'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CopyTables } from '@/components/shell/copy-tables';
import { OfflineSupport } from '@/components/shell/offline-support';
import { MissingZoneChanges } from '@/components/ui/local-clock';
import { NowProvider } from '@/components/ui/now';
import { FormatsProvider, type ViewerFormats } from '@/lib/client/formats';
import { MoneyShownProvider } from '@/lib/client/money-shown';
import { createQueryClient } from '@/lib/client/query-client';
import { UnitsProvider } from '@/lib/client/units';
import type { UnitSystem } from '@/lib/domain/units';
import type { ZoneChange } from '@/lib/domain/zone-changes';

interface ProvidersProps {
  renderedAt: number;
  units: UnitSystem;
  /** Amounts with a price are shown in money. */
  inMoney: boolean;
  /** Changes of clocks that the server's time zone data do not have. */
  missingZoneChanges: readonly ZoneChange[];
  formats: ViewerFormats;
  /** False in development, where build output changes under the same addresses. */
  worksOffline: boolean;
  children: ReactNode;
}

/** The providers of every page: query cache, the server's render time and zone data, and the chosen formats and units. */
export function Providers(props: ProvidersProps) {
  const { renderedAt, units, inMoney, formats, missingZoneChanges, worksOffline, children } = props;
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <NowProvider renderedAt={renderedAt}>
        <FormatsProvider viewer={formats}>
          <CopyTables />
          {worksOffline ? <OfflineSupport /> : null}
          <MissingZoneChanges value={missingZoneChanges}>
            <UnitsProvider chosen={units}>
              <MoneyShownProvider chosen={inMoney}>{children}</MoneyShownProvider>
            </UnitsProvider>
          </MissingZoneChanges>
        </FormatsProvider>
      </NowProvider>
    </QueryClientProvider>
  );
}
