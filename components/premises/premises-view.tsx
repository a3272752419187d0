'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { FIRST_PREMISES, premisesQueryOptions } from '@/lib/client/premises-query';
import { sessionQueryOptions } from '@/lib/client/session-query';
import { verdictAge } from '@/lib/client/verdict-age';
import type { ListPage } from '@/lib/contract/query-keys';
import { PremisesList } from './premises-list';
import { PremisesSkeleton } from './premises-skeleton';

/** All homes of an account, those that need attention first. */
export function PremisesView({ account }: { account: string }) {
  const [page, setPage] = useState<ListPage>(FIRST_PREMISES);
  const query = useQuery(premisesQueryOptions(account, page));
  const now = useNow(60);
  return (
    <QueryState query={query} subject="your homes" heading="All homes" skeleton={<PremisesSkeleton />}>
      {({ data, meta }) =>
        data.total === 0 ? (
          <NoHomes onCheck={() => query.refetch()} checking={query.isFetching} />
        ) : (
          <PremisesList
            account={account}
            data={data}
            page={page}
            onPage={setPage}
            isUpdating={query.isPlaceholderData}
            age={verdictAge(meta, now)}
          >
            <NoticeBanner notice={meta.notice} />
          </PremisesList>
        )
      }
    </QueryState>
  );
}

/** What to do next on an account without homes. */
function NoHomes({ onCheck, checking }: { onCheck: () => void; checking: boolean }) {
  const { data } = useQuery(sessionQueryOptions());
  const email = data?.data.email;
  return (
    <EmptyPanel
      title="No homes on this account yet"
      headingLevel={1}
      action={
        <Button onClick={onCheck} busy={checking}>
          Check again
        </Button>
      }
    >
      <ol className="mt-2 list-decimal space-y-2 pl-5">
        {data?.data.emailVerified === false ? (
          <li>
            {`Copper has not verified your email address${email ? `, ${email},` : ''} yet. Open the email that Copper sent you and follow its link.`}
          </li>
        ) : null}
        <li>Set up the gateway in the Copper app. Your home appears here once that is done.</li>
        <li>
          {`Is your home registered under another email address${email ? ` than ${email}` : ''}? Sign out and sign in with that one.`}
        </li>
      </ol>
    </EmptyPanel>
  );
}
