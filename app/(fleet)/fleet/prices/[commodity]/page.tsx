import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DefaultPrices } from '@/components/costs/editor/default-prices';
import { tariffsKey } from '@/lib/contract/query-keys';
import { COMMODITIES } from '@/lib/domain/money/tariff';
import { getContext } from '@/lib/server/start/context';
import { getTariffs } from '@/lib/server/use-cases/tariffs';
import type { PageSearch } from '../../../../(home)/require-viewer';
import { Hydrated } from '../../../../hydrated';
import { requireEnterprise } from '../../../require-enterprise';

interface DefaultPricesPageProps {
  params: Promise<{ commodity: string }>;
  searchParams: PageSearch;
}

export const metadata: Metadata = { title: 'Default prices' };

export default async function DefaultPricesPage({ params, searchParams }: DefaultPricesPageProps) {
  const { commodity: name } = await params;
  const { viewer, account } = await requireEnterprise(`/fleet/prices/${encodeURIComponent(name)}`, searchParams);
  const commodity = COMMODITIES.find((each) => each === name);
  if (!commodity) notFound();
  const context = await getContext();
  return (
    <Hydrated prefetch={[{ key: tariffsKey(account, null), load: () => getTariffs(context, viewer, { account }) }]}>
      <DefaultPrices account={account} commodity={commodity} />
    </Hydrated>
  );
}
