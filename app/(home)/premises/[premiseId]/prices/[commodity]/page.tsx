import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PricesView } from '@/components/costs/editor/prices-view';
import { tariffsKey } from '@/lib/contract/query-keys';
import { COMMODITIES } from '@/lib/domain/money/tariff';
import { getTariffs } from '@/lib/server/use-cases/tariffs';
import { Hydrated } from '../../../../../hydrated';
import { getPageContext } from '../../../../../page-context';
import { type PageSearch, requireViewer } from '../../../../require-viewer';

interface PricesPageProps {
  params: Promise<{ premiseId: string; commodity: string }>;
  searchParams: PageSearch;
}

export const metadata: Metadata = { title: 'Prices' };

export default async function PricesPage({ params, searchParams }: PricesPageProps) {
  const { premiseId: encoded, commodity: name } = await params;
  const premiseId = decodeURIComponent(encoded);
  const path = `/premises/${encodeURIComponent(premiseId)}/prices/${encodeURIComponent(name)}`;
  const { viewer, account } = await requireViewer(path, searchParams);
  const commodity = COMMODITIES.find((each) => each === name);
  if (!commodity) notFound();
  const context = await getPageContext();
  const load = () => getTariffs(context, viewer, { account, premise: premiseId });
  return (
    <Hydrated prefetch={[{ key: tariffsKey(account, premiseId), load }]}>
      <PricesView account={account} premiseId={premiseId} commodity={commodity} />
    </Hydrated>
  );
}
