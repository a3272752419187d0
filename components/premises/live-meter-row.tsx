'use client';

import { useQuery } from '@tanstack/react-query';
import { Age } from '@/components/ui/age';
import { useNow } from '@/components/ui/now';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import { STALE_TOTAL_MS, todaySeriesQueryOptions } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import type { LiveReadingView } from '@/lib/contract/live';
import type { MeterSummary } from '@/lib/contract/premises';
import { LEVEL_WORDS } from '@/lib/domain/home/usage-level';
import { displayFacts } from '@/lib/domain/units';
import { MeterNameCell } from './meter-name-cell';

/** The age of a reading is shown once it is older than this. */
const STALE_READING_MS = 5 * 60_000;

interface LiveMeterRowProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: MeterSummary;
  live: LiveReadingView | undefined;
  liveLoading: boolean;
  /** The premise's calendar day. */
  today: string;
  /** The card is on screen, so today's total may be fetched. */
  active: boolean;
}

/** A meter's row in a premise's card: current rate and today's usage. */
export function LiveMeterRow({ account, premiseId, zone, meter, live, liveLoading, today, active }: LiveMeterRowProps) {
  const formats = useFormats();
  const type = displayFacts(meter.type, useUnits());
  const series = useQuery({ ...todaySeriesQueryOptions(account, meter.id, 'usage', today), enabled: active });
  const clock = useNow(60);
  const now = live ?? meter.now;
  const sum = series.data ? series.data.data.sum : (meter.today?.sum ?? null);
  const complete = series.data ? series.data.data.coverage.complete : (meter.today?.complete ?? true);
  const level = meter.today?.level ?? null;
  const sumAsOf = series.data?.meta.asOf ?? meter.today?.asOf ?? null;
  const isNet = type.canBeNegative && type.commodity === 'electricity';
  // Words give the direction.
  const magnitude = (value: number) => (isNet ? Math.abs(value) : value);
  const normal = meter.state === 'connected' || meter.state === 'active' || meter.state === null;
  return (
    <tr>
      <MeterNameCell account={account} premiseId={premiseId} meter={meter}>
        {normal ? null : <StateBadge state={meter.state} />}
      </MeterNameCell>
      <td className="px-2 text-right align-middle">
        {now === null && (liveLoading || !active) ? (
          <Pending />
        ) : (
          <NumberWithUnit
            value={now?.rate == null ? null : formats.prose(magnitude(now.rate) * type.factor)}
            unit={type.rateUnit}
            missingReason="No current reading"
          />
        )}
        {isNet && now?.rate ? <Side text={now.rate < 0 ? 'selling' : 'buying'} /> : null}
        {now?.at && clock - Date.parse(now.at) > STALE_READING_MS ? (
          <span className="block text-sm text-quiet">
            <Age at={now.at} zone={zone} />
          </span>
        ) : null}
      </td>
      <td className="pl-2 text-right align-middle">
        {sum === null && (series.isLoading || (!active && !series.data)) ? (
          <Pending />
        ) : (
          <NumberWithUnit
            value={sum === null ? null : formats.prose(magnitude(sum) * type.factor)}
            unit={type.unit}
            missingReason={series.error?.detail ?? 'No readings today yet'}
          />
        )}
        {isNet && sum ? <Side text={sum < 0 ? 'more sold' : 'more bought'} /> : null}
        {level ? (
          <span className={`block text-sm ${level === 'much-more' ? 'text-watch' : 'text-quiet'}`}>
            {LEVEL_WORDS[level]}
          </span>
        ) : null}
        {complete || sum === null ? null : <span className="block text-sm text-quiet">with gaps</span>}
        {sum !== null && sumAsOf !== null && clock - Date.parse(sumAsOf) > STALE_TOTAL_MS ? (
          <span className="block text-sm text-quiet">
            <Age at={sumAsOf} zone={zone} prefix="updated" />
          </span>
        ) : null}
      </td>
    </tr>
  );
}

function Side({ text }: { text: string }) {
  return <span className="block text-sm text-quiet">{text}</span>;
}

function Pending() {
  return <span className="skeleton inline-block h-4 w-14 align-middle" aria-hidden="true" />;
}
