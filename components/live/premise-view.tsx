'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { FailureBanner, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { useFormats } from '@/lib/client/formats';
import { livePollMs } from '@/lib/client/live-poll';
import { liveQueryOptions } from '@/lib/client/live-query';
import { premiseQueryOptions } from '@/lib/client/premise-query';
import { liveRateText, premiseSentence, todayText } from '@/lib/client/premise-sentence';
import { toServerTime } from '@/lib/client/server-clock';
import { useUnits } from '@/lib/client/units';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { PremiseData } from '@/lib/contract/premises';
import { displayFacts } from '@/lib/domain/units';
import { LiveMeters } from './live-meters';
import { PremiseHeader } from './premise-header';
import { PremiseSkeleton } from './premise-skeleton';
import { comparisonText } from './today-comparison';
import { type ShownMeters, useMeterPage } from './use-meter-page';
import { useTodayUsage } from './use-today-usage';

/** A premise with its current rate, today's usage and its meters live. */
export function PremiseView({ account, premiseId }: { account: string; premiseId: string }) {
  const shown = useMeterPage();
  const query = useQuery(premiseQueryOptions(account, premiseId, shown.page));
  return (
    <QueryState
      query={query}
      subject={account === 'home' ? 'this home' : 'this premise'}
      heading="Now"
      stillWorks="You can still download stored data."
      skeleton={<PremiseSkeleton />}
    >
      {({ data, meta }) => (
        <Loaded account={account} premise={data} shown={shown} isUpdating={query.isPlaceholderData} meta={meta} />
      )}
    </QueryState>
  );
}

interface LoadedProps {
  account: string;
  premise: PremiseData;
  shown: ShownMeters;
  isUpdating: boolean;
  meta: ApiMeta;
}

function Loaded({ account, premise, shown, isUpdating, meta }: LoadedProps) {
  const formats = useFormats();
  const zone = premise.timezone;
  const hasLive = account === 'home' && premise.meterCount > 0;
  const live = useQuery({ ...liveQueryOptions(account, premise.id, shown.page), enabled: hasLive });
  const leading = premise.mainMeter ?? undefined;
  const today = useTodayUsage(account, leading?.id, zone);
  const readings = new Map(live.data?.data.readings.map((reading) => [reading.meterId, reading]));

  const now = useNow(60);
  const reading = leading && readings.get(leading.id);
  const units = useUnits();
  const kind = displayFacts(leading?.type ?? '', units);
  const used = today.comparison?.used ?? null;
  const sentence = premiseSentence(
    { text: liveRateText(reading, units, formats), at: reading?.at ?? null },
    {
      text: todayText(used, today.comparison && comparisonText(today.comparison, kind, formats), kind, formats),
      at: today.asOf,
    },
    now,
  );
  const waiting = (hasLive && live.isPending) || today.loading;
  return (
    <>
      <PremiseHeader account={account} premise={premise} />
      <p className="mt-3 mb-6 min-h-[1.875rem] text-answer font-semibold text-balance">
        {sentence ??
          (waiting ? <span className="skeleton inline-block h-6 w-72 max-w-full align-middle" /> : 'No readings yet.')}
      </p>
      <div className="mb-4 space-y-3 empty:hidden">
        <NoticeBanner notice={live.data?.meta.notice ?? meta.notice} />
        {live.error ? (
          <FailureBanner
            title={`Couldn’t ${live.data ? 'update' : 'load'} live readings`}
            error={live.error}
            zone={zone}
            onRetry={() => live.refetch()}
            retrying={live.isFetching}
            stillWorks="You can still see usage and download stored data."
          />
        ) : null}
      </div>
      <LiveMeters
        account={account}
        premise={premise}
        shown={shown}
        isUpdating={isUpdating}
        readings={readings}
        loading={hasLive && (live.isPending || live.isPlaceholderData)}
        update={
          live.data && !live.isPlaceholderData
            ? {
                receivedAt: toServerTime(live.dataUpdatedAt),
                waitMs: livePollMs(live.data, toServerTime(live.dataUpdatedAt)),
                fetching: live.isFetching,
                paceSeconds: live.data.data.pace.seconds,
              }
            : null
        }
      />
    </>
  );
}
