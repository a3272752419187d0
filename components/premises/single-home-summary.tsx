'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { liveRateText, mainMeter, premiseSentence, todayText } from '@/lib/client/premise-sentence';
import { todaySeriesQueryOptions } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { PremiseSummary } from '@/lib/contract/premises';
import { calendarDayInZone } from '@/lib/domain/times';
import { displayFacts } from '@/lib/domain/units';
import { problemSummary } from './premises-sentence';

/** The summary of an account with a single home: its current rate, today's usage, and devices with problems. */
export function SingleHomeSummary({ account, premise }: { account: string; premise: PremiseSummary }) {
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), premise.timezone);
  const units = useUnits();
  const leading = mainMeter(premise.meters);
  const rates = useLiveRates(account, premise.id, leading !== undefined);
  const series = useQuery({
    ...todaySeriesQueryOptions(account, leading?.id ?? '', 'usage', today),
    enabled: leading !== undefined,
  });
  const reading = leading && (rates.byMeter.get(leading.id) ?? withType(leading));
  const sum = series.data ? series.data.data.sum : (leading?.today?.sum ?? null);
  const kind = displayFacts(leading?.type ?? '', units);
  const used = sum === null ? null : sum * kind.factor;
  const sentence = premiseSentence(liveRateText(reading, units), todayText(used, null, kind));
  const problem = problemSummary([premise]);
  const waiting = leading !== undefined && (rates.loading || series.isLoading);
  return (
    <>
      <h1 className="min-h-[1.875rem] text-answer font-semibold">
        {sentence ??
          (waiting ? (
            <>
              <span className="sr-only">Home</span>
              <span aria-hidden="true" className="skeleton inline-block h-6 w-72 max-w-full align-middle" />
            </>
          ) : premise.meters.length > 0 ? (
            'No readings yet.'
          ) : (
            'No meters here yet.'
          ))}
      </h1>
      {problem ? <p className="mt-1">{problem}.</p> : null}
    </>
  );
}

function withType(meter: PremiseSummary['meters'][number]): { type: string; rate: number | null } {
  return { type: meter.type, rate: meter.now?.rate ?? null };
}
