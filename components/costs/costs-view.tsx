'use client';

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { withAccount } from '@/lib/client/account-param';
import { costsQueryOptions, tariffsQueryOptions } from '@/lib/client/costs-query';
import { useFormats } from '@/lib/client/formats';
import { useIsGuest } from '@/lib/client/guest';
import { pricesPath } from '@/lib/client/money-paths';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { CostsData } from '@/lib/contract/costs';
import { BillSteps } from './bill-steps';
import { costAnswer } from './cost-words';
import { CostsSkeleton } from './costs-skeleton';
import { CostsTotal } from './costs-total';

/** Each is loaded where it is drawn: a page mostly has bills or questions. */
const CommodityBill = dynamic(() => import('./commodity-bill').then((loaded) => loaded.CommodityBill));
const PriceQuestion = dynamic(() => import('./price-question').then((loaded) => loaded.PriceQuestion));

/** What a home costs: the bills of a day, today's by default, and the price question for what has no price yet. */
export function CostsView({ account, premiseId }: { account: string; premiseId: string }) {
  const day = useSearchParams().get('day');
  const query = useQuery(costsQueryOptions(account, premiseId, day));
  return (
    <QueryState query={query} subject="your costs" heading="Costs" skeleton={<CostsSkeleton />}>
      {({ data, meta }) => <Loaded account={account} data={data} meta={meta} />}
    </QueryState>
  );
}

function Loaded({ account, data, meta }: { account: string; data: CostsData; meta: ApiMeta }) {
  const formats = useFormats();
  const { premiseId, costs, commodities } = data;
  const tariffs = useQuery(tariffsQueryOptions(account, premiseId)).data?.data.tariffs;
  const isGuest = useIsGuest();
  const answer = costAnswer(data, formats);
  const unpriced = commodities.filter((each) => !costs.some(({ commodity }) => commodity === each));
  const hasNone = costs.length === 0;
  // Sewer is on few bills: it is offered only beside a price for water.
  const asked = unpriced.filter((each) => each !== 'sewer');
  const pathFor = (of: string | null) => {
    const search = new URLSearchParams({ ...(of && { day: of }), ...(account !== 'home' && { account }) });
    return `/premises/${encodeURIComponent(premiseId)}/costs${search.size > 0 ? `?${search}` : ''}`;
  };
  return (
    <div className="space-y-4 sm:space-y-5">
      <div>
        <h1 className="text-answer font-semibold text-balance">
          {answer?.title ?? (hasNone && !isGuest ? 'See what your home costs' : 'Costs')}
        </h1>
        <p className="mt-1 text-lg text-quiet">{answer?.lead ?? (hasNone ? askForPrices(isGuest) : '')}</p>
      </div>
      <NoticeBanner notice={meta.notice} />
      <CostsTotal costs={costs} />
      {costs.length > 0 ? (
        <ul className="grid gap-4 sm:gap-5 md:grid-cols-2 xl:grid-cols-3">
          {costs.map((each) => (
            <li key={each.commodity} className="min-w-0">
              <CommodityBill
                account={account}
                premiseId={premiseId}
                costs={each}
                day={data.day}
                tariff={tariffs?.find(({ commodity }) => commodity === each.commodity) ?? null}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <BillSteps
        pathFor={pathFor}
        costs={costs}
        billsPath={withAccount(`/premises/${encodeURIComponent(premiseId)}/bills`, account)}
      />
      {asked.length > 0 && !isGuest ? (
        <div className="screen-only max-w-3xl space-y-4 sm:space-y-5">
          {asked.map((commodity) => (
            <PriceQuestion key={commodity} {...{ account, premiseId, commodity }} currency={data.currency} />
          ))}
        </div>
      ) : null}
      {!isGuest && unpriced.includes('sewer') && costs.some(({ commodity }) => commodity === 'water') ? (
        <Link
          href={pricesPath(account, premiseId, 'sewer')}
          className="link screen-only inline-flex min-h-11 items-center"
        >
          Add what you pay for sewer
        </Link>
      ) : null}
      {commodities.length === 0 ? (
        <EmptyPanel title="No meters here yet">Costs are worked out from the readings of your meters.</EmptyPanel>
      ) : null}
    </div>
  );
}

function askForPrices(isGuest: boolean): string {
  return isGuest
    ? 'The people of this home have not said yet what they pay.'
    : 'Tell us what you pay, and this page shows each bill so far and what it will be.';
}
