'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { Disclosure } from '@/components/ui/disclosure';
import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { pricesPath } from '@/lib/client/money-paths';
import { usagePath } from '@/lib/client/usage-link';
import type { CommodityCostsData } from '@/lib/contract/costs';
import type { TariffData } from '@/lib/contract/tariffs';
import { laterDay } from '@/lib/domain/money/day-number';
import { simplePrice } from '@/lib/domain/money/home-tariff';
import { BillHistory } from './bill-history';
import { BillLines } from './bill-lines';
import { COMMODITY_WORDS, comparison, cycleText, drivers, isAtLeast, isPartial } from './cost-words';

const PriceQuestion = dynamic(() => import('./price-question').then((loaded) => loaded.PriceQuestion), {
  loading: () => <Skeleton className="h-72 rounded-2xl" />,
});

interface CommodityBillProps {
  account: string;
  premiseId: string;
  costs: CommodityCostsData;
  /** Null while it loads. */
  tariff: TariffData | null;
  /** The local day whose bill it is. */
  day: string;
}

const LINK = 'link inline-flex min-h-11 items-center';

/** The bill of a commodity: so far, what it will be, how it compares, and its lines. */
export function CommodityBill({ account, premiseId, costs, tariff, day }: CommodityBillProps) {
  const formats = useFormats();
  const [isEditing, setEditing] = useState(false);
  const { current, projected, previous, lastYear, change, commodity, alwaysOn } = costs;
  const { label, color } = COMMODITY_WORDS[commodity];
  const money = (micro: number) => formats.roundMoney(micro, current.currency);
  const compared = projected?.expected ?? (costs.priceNow === null ? current : null);
  const reasons = change ? drivers(change, current.currency, formats) : [];
  const simple = tariff && simplePrice(tariff);
  const { start, end } = current.cycle;
  const view = { range: 'dates', start, end, granularity: 'day' };
  const used = commodity === 'sewer' ? 'water' : commodity;
  // Readings of days to come can't be exported.
  const until = costs.priceNow ? laterDay(day, 1) : end;
  const exported = new URLSearchParams({ report: 'usage', start, end: until, ...(account !== 'home' && { account }) });
  if (isEditing && simple) {
    return (
      <PriceQuestion
        account={account}
        premiseId={premiseId}
        commodity={commodity}
        currency={current.currency}
        before={simple}
        from={current.cycle.start}
        onDone={() => setEditing(false)}
      />
    );
  }
  return (
    <Card className="flex h-full flex-col p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="flex items-center gap-2.5 font-semibold">
          <CommoditySwatch color={color} />
          {label}
        </h2>
        <span className="text-sm text-quiet">{cycleText(current.cycle, formats)}</span>
      </div>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-2">
        {isAtLeast(current) ? <span className="text-quiet">at least</span> : null}
        <span translate="no" className="text-figure font-semibold whitespace-nowrap">
          {formats.money(current.totalMicro, current.currency)}
        </span>
        {projected ? <span className="text-quiet">{`of about ${money(projected.expected.totalMicro)}`}</span> : null}
      </p>
      <p className="text-sm text-quiet">
        {`${formats.quantity(current.quantity, current.unit)}${current.exported > 0 ? `, ${formats.quantity(current.exported, current.unit)} sent` : ''}`}
        {projected ? ` · ${money(projected.low.totalMicro)} to ${money(projected.high.totalMicro)} likely` : ''}
      </p>
      {isPartial(current) ? (
        <p className="mt-1 text-sm text-watch">
          {`${formats.percent(1 - current.coverage)} of the readings are missing, so it is at least this.`}
        </p>
      ) : null}
      <dl className="mt-3 space-y-1 text-base">
        {previous ? (
          <Fact term="Bill before">
            {`${money(previous.totalMicro)}${compared ? ` · now ${comparison(compared, previous, formats)}` : ''}`}
          </Fact>
        ) : null}
        {lastYear ? (
          <Fact term="A year ago">
            {`${money(lastYear.totalMicro)}${compared ? ` · now ${comparison(compared, lastYear, formats)}` : ''}`}
          </Fact>
        ) : null}
        {alwaysOn ? (
          <Fact term="Always on">
            {`${formats.quantity(alwaysOn.kw * 1000, 'W')} · ${money(alwaysOn.perMonthMicro)} a month`}
          </Fact>
        ) : null}
      </dl>
      {reasons.length > 0 ? (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="text-sm text-quiet">Compared with the bill before</h3>
          <ul className="mt-1">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p className="mt-1 text-sm text-quiet">The weather’s part in it is not known.</p>
        </div>
      ) : null}
      <BillHistory costs={costs} />
      <div className="mt-auto pt-3">
        <Disclosure summary={costs.priceNow ? 'Lines of the bill so far' : 'Lines of the bill'}>
          <BillLines bill={current} caption={`${label}, ${cycleText(current.cycle, formats)}`} />
        </Disclosure>
        <p className="screen-only flex flex-wrap gap-x-4 text-sm">
          <Link href={usagePath(account, premiseId, { commodity: used, view })} className={LINK}>
            Usage of this bill
          </Link>
          <NotForGuests>
            <Link href={`/reports?${exported}`} className={LINK}>
              Export its readings
            </Link>
          </NotForGuests>
        </p>
        <NotForGuests>
          <div className="screen-only mt-1 flex flex-wrap gap-2">
            {simple ? <Button onClick={() => setEditing(true)}>Change the price</Button> : null}
            <Link href={pricesPath(account, premiseId, commodity)} className={buttonClass()}>
              All prices
            </Link>
          </div>
        </NotForGuests>
      </div>
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-quiet">{term}</dt>
      <dd translate="no">{children}</dd>
    </div>
  );
}
