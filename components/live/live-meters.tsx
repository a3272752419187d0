'use client';

import { matchingText } from '@/components/ui/matching-text';
import { EmptyPanel } from '@/components/ui/query-state';
import { SearchBox } from '@/components/ui/search-box';
import { Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { useFormats } from '@/lib/client/formats';
import type { LiveReadingView } from '@/lib/contract/live';
import type { PremiseData } from '@/lib/contract/premises';
import { LiveMeterCard } from './live-meter-card';
import type { ShownMeters } from './use-meter-page';

interface LiveMetersProps {
  account: string;
  premise: PremiseData;
  shown: ShownMeters;
  /** The meters from before are still shown. */
  isUpdating: boolean;
  readings: Map<string, LiveReadingView>;
  loading: boolean;
  title?: string;
}

/** Meters of a premise, with a search where there are many. */
export function LiveMeters(props: LiveMetersProps) {
  const { account, premise, shown, isUpdating, readings, loading, title = 'Meters' } = props;
  const formats = useFormats();
  const { meterCount, matching } = premise;
  if (meterCount === 0) {
    return (
      <EmptyPanel title="No meters here yet">
        They usually appear within a day of the gateway’s setup. Check in the Copper app that the gateway has power and
        is online.
      </EmptyPanel>
    );
  }
  const meters = premise.meters.slice(0, shown.shown);
  const left = matching - meters.length;
  return (
    <Section title={title}>
      {meterCount > shown.step ? (
        <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
          <SearchBox
            label="Find a meter"
            placeholder="Find a meter by ID, type or state"
            value={shown.q}
            onChange={shown.search}
          />
          <p role="status" className="text-quiet">
            {matchingText({ matching, total: meterCount, noun: 'meter', search: shown.q, isUpdating }, formats)}
          </p>
        </div>
      ) : null}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {meters.map((meter) => (
          <LiveMeterCard
            key={meter.id}
            account={account}
            premiseId={premise.id}
            zone={premise.timezone}
            meter={meter}
            oneOfMany={meterCount > shown.step}
            reading={readings.get(meter.id)}
            loading={loading}
          />
        ))}
      </ul>
      {shown.canShowMore ? (
        <ShowMore left={left} step={shown.step} onMore={shown.showMore} />
      ) : left > 0 ? (
        <p className="mt-4 text-quiet">{`Search to find the other ${formats.counted(left, 'meter')}.`}</p>
      ) : null}
    </Section>
  );
}
