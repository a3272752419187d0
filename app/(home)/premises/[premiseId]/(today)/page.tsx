import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { HomeView } from '@/components/home/home-view';
import { OtherMeters } from '@/components/live/other-meters';
import { fleetPath } from '@/lib/client/account-param';
import { homePath } from '@/lib/client/last-home';
import { homeOverviewKey, liveKey, premiseKey } from '@/lib/contract/query-keys';
import { AppError } from '@/lib/server/errors';
import { getHomeOverview } from '@/lib/server/use-cases/get-home-overview';
import { getLive } from '@/lib/server/use-cases/get-live';
import { Hydrated, type Prefetch } from '../../../../hydrated';
import { getPageContext } from '../../../../page-context';
import { loadPremise, premiseTitle } from '../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../require-viewer';

interface HomePageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: HomePageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  return { title: await premiseTitle({ account: accountOf(await searchParams), premiseId }, 'Home') };
}

export default async function HomePage({ params, searchParams }: HomePageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(homePath(premiseId), searchParams, { guests: true });
  if (account !== 'home') redirect(fleetPath(account, 'premises', premiseId));
  const context = await getPageContext();
  const home = { account, premiseId };
  const overview = getHomeOverview(context, viewer, home);
  const prefetch: Prefetch[] = [
    { key: homeOverviewKey(account, premiseId), load: () => overview },
    { key: liveKey(account, premiseId), load: () => getLive(context, viewer, home), withinMs: LIVE_WITHIN_MS },
  ];
  if (await hasOtherMeters(overview)) {
    prefetch.push({ key: premiseKey(account, premiseId), load: () => loadPremise(account, premiseId) });
  }
  return (
    <Hydrated prefetch={prefetch}>
      <HomeView account={account} premiseId={premiseId} otherMeters={<OtherMeters premiseId={premiseId} />} />
    </Hydrated>
  );
}

/** The rate is one number of many on the page. */
const LIVE_WITHIN_MS = 2_000;

async function hasOtherMeters(overview: ReturnType<typeof getHomeOverview>): Promise<boolean> {
  try {
    const { data } = await overview;
    return data.meterCount > data.meters.length;
  } catch (error) {
    // The page still renders, and the browser shows the failure.
    if (error instanceof AppError) return false;
    throw error;
  }
}
