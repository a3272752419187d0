'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NoticeBanner, QueryState } from '@/components/ui/query-state';
import { fleetEntityQueryOptions } from '@/lib/client/fleet-entity-query';
import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { FleetEntityData } from '@/lib/contract/fleet';
import { FleetSkeleton } from '../fleet-skeleton';
import { ListsFreshness } from '../lists-freshness';

const NAMES = { premises: 'this premise', meters: 'this meter', gateways: 'this gateway' };

interface EntityPageProps {
  account: string;
  list: keyof typeof NAMES;
  id: string;
  /** How many meters and gateways of a premise are loaded; by default as many as our API returns. */
  limit?: number;
  children: (answer: ApiAnswer<FleetEntityData>) => ReactNode;
}

/** Loads a premise, meter or gateway of the fleet and shows how fresh the data is. */
export function EntityPage({ account, list, id, limit, children }: EntityPageProps) {
  const query = useQuery(fleetEntityQueryOptions(account, list, id, limit));
  return (
    <QueryState query={query} subject={NAMES[list]} heading="Fleet" skeleton={<FleetSkeleton />}>
      {(answer) => (
        <>
          <NoticeBanner notice={answer.meta.notice} />
          {children(answer)}
          <div className="mt-6">
            <ListsFreshness meta={answer.meta} requests={answer.data.requests} zone={answer.data.premise.timezone} />
          </div>
        </>
      )}
    </QueryState>
  );
}
