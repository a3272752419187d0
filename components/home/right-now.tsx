import { Age } from '@/components/ui/age';
import { useNow } from '@/components/ui/now';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { useUnits } from '@/lib/client/units';
import type { LiveRates } from '@/lib/client/use-live-rates';
import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { displayFacts } from '@/lib/domain/units';
import { wallTime } from '@/lib/domain/wall-time';
import { rateText, rateWord } from './home-words';
import { SideCard } from './side-card';

/** The age of a reading is shown once it is older than this. */
const STALE_MS = 5 * 60_000;

interface RightNowProps {
  lead: LeadData;
  meter: HomeOverview['meters'][number];
  zone: string;
  live: LiveRates;
}

/** Returns '20¢ an hour' by the price of this hour; null where a meter sends, which a list of prices may pay otherwise. */
function costPerHour(
  rate: number,
  { priceNow, currency }: NonNullable<RightNowProps['meter']['money']>,
  formats: Formats,
): string | null {
  return priceNow === null || rate < 0 ? null : `${formats.smallMoney(toMicro(rate * priceNow), currency)} an hour`;
}

/** The current rate of the leading meter, and where it lies among the same hours of earlier weeks. */
export function RightNow({ lead, meter: { meterType, money }, zone, live }: RightNowProps) {
  const formats = useFormats();
  const now = useNow(60);
  const facts = displayFacts(meterType, useUnits());
  const reading = live.byMeter.get(lead.meterId);
  const rate = reading?.rate ?? null;
  const cost = rate !== null && money ? costPerHour(rate, money, formats) : null;
  const clock = wallTime(new Date(now).toISOString(), zone);
  const place =
    rate === null || facts.canBeNegative
      ? null
      : rateText(rate, lead, {
          weekday: dayParts(clock.day).longWeekday,
          hour: formats.shortTime({ hour: clock.hour, minute: 0 }),
        });
  return (
    <SideCard title={rate === null ? 'Right now' : rateWord(rate, facts)}>
      {rate === null && live.loading ? (
        <Skeleton className="my-1 h-8 w-24" />
      ) : (
        <NumberWithUnit
          size="answer"
          value={rate === null ? null : formats.prose(Math.abs(rate) * facts.factor)}
          unit={facts.rateUnit}
          missingReason="No current reading"
        />
      )}
      <p className="text-sm text-quiet">
        {cost ? <span translate="no">{`${cost}${place || live.problem || live.pausedUntil ? ' · ' : ''}`}</span> : null}
        {live.pausedUntil
          ? `Live data is paused until ${formats.clock(live.pausedUntil, zone)}`
          : (live.problem ?? place)}
        {reading?.at && now - Date.parse(reading.at) > STALE_MS ? (
          <>
            {place || live.problem ? ' · ' : null}
            <Age at={reading.at} zone={zone} />
          </>
        ) : null}
      </p>
    </SideCard>
  );
}
