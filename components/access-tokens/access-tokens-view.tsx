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

/** Personal access tokens: create, copy once, see the last use, revoke. */
export function AccessTokensView() {
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(accessTokensQueryOptions());
  const refetchTokens = () => queryClient.invalidateQueries({ queryKey: accessTokensQueryOptions().queryKey });
  const creation = useMutation({ mutationFn: postAccessTokenRequest, onSuccess: refetchTokens });
  const revocation = useMutation({ mutationFn: deleteAccessTokenRequest, onSettled: refetchTokens });
  const created = creation.data?.data;
  return (
    <QueryState
      query={query}
      subject="your access tokens"
      heading="Access tokens"
      stillWorks="Existing tokens keep working."
      skeleton={<AccessTokensSkeleton />}
    >
      {({ data }) => (
        <div className="space-y-6">
          <div>
            <PageTitle>Access tokens</PageTitle>
            <p className="max-w-prose text-quiet">
              A token lets your script read what you can see here, without a browser. It keeps working until you sign
              out; after that it returns saved data only.{' '}
              <Link href="/api-docs" className="underline">
                API reference
              </Link>
            </p>
          </div>
          {created ? (
            <NewToken key={created.token.id} secret={created.secret} token={created.token} onDone={creation.reset} />
          ) : null}
          <TokenForm
            busy={creation.isPending}
            error={creation.error}
            zone={zone}
            onCreate={(input, done) => creation.mutate(input, { onSuccess: done })}
          />
          {revocation.error ? (
            <FailureBanner
              error={revocation.error}
              title="Couldn’t revoke the token"
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
