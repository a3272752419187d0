'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { tariffsQueryOptions } from '@/lib/client/costs-query';
import type { Commodity } from '@/lib/domain/money/tariff';
import { TariffEditor } from './tariff-editor';

interface PricesViewProps {
  account: string;
  /** Null: the prices of all homes that have none of their own. */
  premiseId: string | null;
  commodity: Commodity;
}

/** The prices of a commodity in full. */
export function PricesView({ account, premiseId, commodity }: PricesViewProps) {
  const query = useQuery(tariffsQueryOptions(account, premiseId));
  return (
    <QueryState
      query={query}
      subject="your prices"
      heading="Prices"
      skeleton={<Skeleton className="h-96 rounded-lg" />}
    >
      {({ data: { tariffs, currency } }) => (
        <TariffEditor
          account={account}
          premiseId={premiseId}
          commodity={commodity}
          currency={currency}
          stored={tariffs.find((each) => each.commodity === commodity) ?? null}
        />
      )}
    </QueryState>
  );
}
