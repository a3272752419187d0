'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { FIRST_PREMISES, premisesQueryOptions } from '@/lib/client/premises-query';
import { verdictAge } from '@/lib/client/verdict-age';
import type { ListPage } from '@/lib/contract/query-keys';
import { PremisesList } from './premises-list';
import { PremisesSkeleton } from './premises-skeleton';

/** The premises of an account, with a sentence that summarizes them. */
export function PremisesView({ account }: { account: string }) {
  const zone = useViewerZone();
  const [page, setPage] = useState<ListPage>(FIRST_PREMISES);
  const query = useQuery(premisesQueryOptions(account, page));
  const now = useNow(60);
  const home = account === 'home';
  return (
    <QueryState
      query={query}
      subject={home ? 'your homes' : 'your premises'}
      heading="Home"
      skeleton={<PremisesSkeleton />}
    >
      {({ data, meta }) =>
        data.total === 0 ? (
          <EmptyPanel
            title={`No ${home ? 'homes' : 'premises'} on this account yet`}
            headingLevel={1}
            action={
              <Button onClick={() => query.refetch()} busy={query.isFetching}>
                Check again
              </Button>
            }
          >
            Your home appears here once its gateway is set up in the Copper app. If it is registered under another email
            address, sign out and sign in with that one.
          </EmptyPanel>
        ) : (
          <PremisesList
            account={account}
            data={data}
            page={page}
            onPage={setPage}
            isUpdating={query.isPlaceholderData}
            age={verdictAge(meta, now)}
          >
            <p className="text-sm text-quiet">
              <Age at={meta.asOf} zone={zone} prefix="Updated" />
            </p>
            <NoticeBanner notice={meta.notice} />
          </PremisesList>
        )
      }
    </QueryState>
  );
}
