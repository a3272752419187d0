import type { Metadata } from 'next';
import { CostsView } from '@/components/costs/costs-view';
import { costsParams } from '@/lib/contract/costs';
import { costsKey, tariffsKey } from '@/lib/contract/query-keys';
import { getCosts } from '@/lib/server/use-cases/get-costs';
import { getTariffs } from '@/lib/server/use-cases/tariffs';
import { Hydrated } from '../../../../hydrated';
import { getPageContext } from '../../../../page-context';
import { premiseTitle } from '../../../load-premise';
import { accountOf, type PageSearch, requireViewer } from '../../../require-viewer';

interface CostsPageProps {
  params: Promise<{ premiseId: string }>;
  searchParams: PageSearch;
}

export async function generateMetadata({ params, searchParams }: CostsPageProps): Promise<Metadata> {
  const premiseId = decodeURIComponent((await params).premiseId);
  const home = await premiseTitle({ account: accountOf(await searchParams), premiseId }, '');
  return { title: ['Costs', home].filter(Boolean).join(' · ') };
}

/** Readings that must be fetched first are left to the browser. */
const WITHIN_MS = 2_000;

export default async function CostsPage({ params, searchParams }: CostsPageProps) {
  const premiseId = decodeURIComponent((await params).premiseId);
  const { viewer, account } = await requireViewer(`/premises/${encodeURIComponent(premiseId)}/costs`, searchParams, {
    guests: true,
  });
  const context = await getPageContext();
  const asked = costsParams.shape.day.safeParse((await searchParams).day);
  const day = asked.data ?? null;
  const prefetch = [
    {
      key: costsKey(account, premiseId, day),
      load: () => getCosts(context, viewer, { account, premiseId, day: day ?? undefined }),
      withinMs: WITHIN_MS,
    },
    { key: tariffsKey(account, premiseId), load: () => getTariffs(context, viewer, { account, premise: premiseId }) },
  ];
  return (
    <Hydrated prefetch={prefetch}>
      <CostsView account={account} premiseId={premiseId} />
    </Hydrated>
  );
}
