'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { PageTitle } from '@/components/ui/page-title';
import { FailureBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import {
  accessTokensQueryOptions,
  deleteAccessTokenRequest,
  postAccessTokenRequest,
} from '@/lib/client/access-tokens-query';
import { AccessTokensSkeleton } from './access-tokens-skeleton';
import { NewToken } from './new-token';
import { TokenForm } from './token-form';
import { TokenList } from './token-list';

/** Personal access tokens: make one, copy it once, see when each was used, revoke. */
export function AccessTokensView() {
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(accessTokensQueryOptions());
  const renew = () => queryClient.invalidateQueries({ queryKey: accessTokensQueryOptions().queryKey });
  const creation = useMutation({ mutationFn: postAccessTokenRequest, onSuccess: renew });
  const revocation = useMutation({ mutationFn: deleteAccessTokenRequest, onSettled: renew });
  const made = creation.data?.data;
  return (
    <QueryState
      subject="your access tokens"
      heading="Access tokens"
      data={query.data}
      error={query.error}
      zone={zone}
      onRetry={() => query.refetch()}
      retrying={query.isFetching}
      stillWorks="Tokens that were made go on working."
      skeleton={<AccessTokensSkeleton />}
    >
      {({ data }) => (
        <div className="space-y-6">
          <div>
            <PageTitle>Access tokens</PageTitle>
            <p className="max-w-prose text-quiet">
              A token lets a script of yours read what you can see here, without a browser. It goes on while you are
              away, for as long as you do not sign out: then it tells what is held, until you sign in again.{' '}
              <Link href="/api-docs" className="underline">
                What it can ask for
              </Link>
            </p>
          </div>
          {made ? (
            <NewToken key={made.token.id} secret={made.secret} token={made.token} onDone={creation.reset} />
          ) : null}
          <TokenForm
            busy={creation.isPending}
            error={creation.error}
            zone={zone}
            onCreate={(wish, done) => creation.mutate(wish, { onSuccess: done })}
          />
          {revocation.error ? (
            <FailureBanner
              error={revocation.error}
              title="That token could not be revoked"
              zone={zone}
              onRetry={() => revocation.variables && revocation.mutate(revocation.variables)}
              retrying={revocation.isPending}
            />
          ) : null}
          <TokenList
            tokens={data.tokens}
            zone={zone}
            revoking={revocation.isPending ? revocation.variables : null}
            onRevoke={revocation.mutate}
          />
        </div>
      )}
    </QueryState>
  );
}
