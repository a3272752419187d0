'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PageTitle } from '@/components/ui/page-title';
import { FailureBanner, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { deleteSiteSessionRequest, siteQueryOptions } from '@/lib/client/site-query';
import { BrowserList } from './browser-list';
import { SettingList } from './setting-list';
import { SiteFacts } from './site-facts';
import { SiteLog } from './site-log';
import { SiteSkeleton } from './site-skeleton';

/** The state of the site, who is signed in, its last warnings and its settings: for people who look after it. */
export function SiteView() {
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const query = useQuery(siteQueryOptions());
  const signOut = useMutation({
    mutationFn: deleteSiteSessionRequest,
    onSettled: () => queryClient.invalidateQueries({ queryKey: siteQueryOptions().queryKey }),
  });
  return (
    <QueryState query={query} subject="the state of this site" heading="This site" skeleton={<SiteSkeleton />}>
      {({ data }) => (
        <div className="max-w-3xl space-y-6">
          <PageTitle>This site</PageTitle>
          <SiteFacts site={data} zone={zone} />
          {signOut.error ? (
            <FailureBanner
              error={signOut.error}
              title="Couldn’t sign the browser out"
              zone={zone}
              onRetry={() => signOut.variables && signOut.mutate(signOut.variables)}
              retrying={signOut.isPending}
            />
          ) : null}
          <BrowserList
            browsers={data.browsers}
            zone={zone}
            signingOut={signOut.isPending ? signOut.variables : null}
            onSignOut={signOut.mutate}
          />
          <SiteLog lines={data.log} zone={zone} />
          <SettingList settings={data.settings} />
        </div>
      )}
    </QueryState>
  );
}
