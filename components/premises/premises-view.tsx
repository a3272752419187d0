'use client';

import { useQuery } from '@tanstack/react-query';
import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { premisesQueryOptions } from '@/lib/client/premises-query';
import { PremisesList } from './premises-list';
import { PremisesSkeleton } from './premises-skeleton';

/** Every premise of the account: the answer in a sentence, then the premises. */
export function PremisesView({ account }: { account: string }) {
  const zone = useViewerZone();
  const query = useQuery(premisesQueryOptions(account));
  const retry = () => query.refetch();
  return (
    <QueryState
      query={query}
      subject="your premises"
      heading="Home"
      stillWorks="The budget page still works."
      skeleton={<PremisesSkeleton />}
    >
      {({ data, meta }) =>
        data.premises.length === 0 ? (
          <EmptyPanel
            title="No premises on this account yet"
            headingLevel={1}
            action={
              <Button onClick={retry} busy={query.isFetching}>
                Look again
              </Button>
            }
          >
            Copper lists a home here once its gateway is set up in the Copper app. If yours is registered under another
            e-mail address, sign out and sign in with that one.
          </EmptyPanel>
        ) : (
          <PremisesList account={account} premises={data.premises}>
            <p className="text-sm text-quiet">
              <Age at={meta.asOf} zone={zone} prefix="Listed" />
            </p>
            <NoticeBanner notice={meta.notice} />
          </PremisesList>
        )
      }
    </QueryState>
  );
}
