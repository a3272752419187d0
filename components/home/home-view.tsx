'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Age } from '@/components/ui/age';
import { Banner } from '@/components/ui/banner';
import { useNow } from '@/components/ui/now';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { useFormats } from '@/lib/client/formats';
import { homeOverviewQueryOptions } from '@/lib/client/home-overview-query';
import { costsPath } from '@/lib/client/money-paths';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { AlwaysOn } from './always-on';
import { AttentionBanner } from './attention-banner';
import { CommodityCard } from './commodity-card';
import { HomeSkeleton } from './home-skeleton';
import { MonthSoFar } from './month-so-far';
import { PeriodChart } from './period-chart';
import { RightNow } from './right-now';
import { useDayAnswer } from './use-day-answer';

/** Numbers older than this have their age beside them. */
const OLD_MS = 60 * 60_000;

interface HomeViewProps {
  account: string;
  premiseId: string;
  /** The meters that have no card of their own. */
  otherMeters?: ReactNode;
}

/** A home: how the day goes, what needs attention, its picture, and each commodity. */
export function HomeView({ account, premiseId, otherMeters }: HomeViewProps) {
  const query = useQuery(homeOverviewQueryOptions(account, premiseId));
  return (
    <QueryState
      query={query}
      subject="this home"
      heading="Home"
      stillWorks="You can still see usage and download stored data."
      skeleton={<HomeSkeleton />}
    >
      {({ data, meta }) =>
        data.meterCount === 0 ? (
          <NoMeters name={data.name} />
        ) : (
          <Loaded account={account} overview={data} meta={meta} otherMeters={otherMeters} />
        )
      }
    </QueryState>
  );
}

interface LoadedProps {
  account: string;
  overview: HomeOverview;
  meta: ApiMeta;
  otherMeters: ReactNode;
}

function Loaded({ account, overview, meta, otherMeters }: LoadedProps) {
  const now = useNow(60);
  const { premiseId, timezone: zone, today, meters, lead, attention, attentionMeters } = overview;
  const live = useLiveRates(account, premiseId, true);
  const { title, numbers, leading, weekday } = useDayAnswer(overview);
  return (
    <div className="space-y-4">
      <div>
        <h1 className="text-answer font-semibold tracking-tight">{title ?? `Your ${weekday} so far.`}</h1>
        <p className="mt-1 text-lg text-quiet">{numbers}</p>
        {now - Date.parse(meta.asOf) > OLD_MS ? (
          <p className="text-sm text-quiet">
            <Age at={meta.asOf} zone={zone} prefix="Updated" />
          </p>
        ) : null}
      </div>
      <AttentionBanner
        account={account}
        premiseId={premiseId}
        attention={attention}
        count={overview.attentionCount}
        price={priceOf(meters.find(({ meterId }) => meterId === attention?.meterId))}
      />
      <Problems overview={overview} meta={meta} />
      {lead && leading ? (
        <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_18.75rem]">
          <PeriodChart
            account={account}
            premiseId={premiseId}
            zone={zone}
            today={today}
            lead={lead}
            meter={leading}
            pricePath={meters.some(({ money }) => money) ? null : costsPath(account, premiseId)}
          />
          <div className="grid grid-cols-2 content-start gap-4 lg:grid-cols-1">
            <RightNow lead={lead} meter={leading} zone={zone} live={live} />
            <AlwaysOn lead={lead} meter={leading} />
            <MonthSoFar lead={lead} meter={leading} meters={meters} today={today} />
          </div>
        </div>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {meters.map((meter) => (
          <CommodityCard
            key={meter.meterId}
            account={account}
            premiseId={premiseId}
            zone={zone}
            meter={meter}
            needsAttention={attentionMeters.includes(meter.meterId)}
          />
        ))}
      </ul>
      {overview.meterCount > meters.length + overview.missing ? otherMeters : null}
    </div>
  );
}

function priceOf(meter: HomeOverview['meters'][number] | undefined) {
  const { meanPrice = null, currency = '' } = meter?.money ?? {};
  return meanPrice === null ? null : { price: meanPrice, currency };
}

/** What is wrong with the data itself; shown only when something is. */
function Problems({ overview: { gateways, missing }, meta }: { overview: HomeOverview; meta: ApiMeta }) {
  const formats = useFormats();
  const isOffline = gateways.some(({ state }) => state === 'down' || state === 'disconnected');
  return (
    <>
      <NoticeBanner notice={meta.notice} />
      {gateways.length > 0 ? (
        <Banner
          tone={isOffline ? 'bad' : 'watch'}
          title={isOffline ? 'Your gateway is offline' : 'Your gateway has a weak connection'}
        >
          {isOffline
            ? 'New readings arrive once it is back. Check that it has power and that your internet works.'
            : 'Readings may arrive late. A place nearer to the router can help.'}
        </Banner>
      ) : null}
      {missing > 0 ? (
        <Banner tone="watch" title={`${formats.counted(missing, 'meter')} couldn’t be loaded`}>
          We try again by ourselves.
        </Banner>
      ) : null}
    </>
  );
}

function NoMeters({ name }: { name: string | null }) {
  return (
    <EmptyPanel title={name ? `${name} has no meters yet` : 'No meters here yet'} headingLevel={1}>
      They usually appear within a day of the gateway’s setup. Check in the Copper app that the gateway has power and is
      online.
    </EmptyPanel>
  );
}
