'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { leadingMeter, nowWords, premiseSentence } from '@/lib/client/premise-sentence';
import { todaySeriesQuery } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { PremiseSummary } from '@/lib/contract/premises';
import { quantity } from '@/lib/domain/numbers';
import { calendarDayInZone } from '@/lib/domain/times';
import { shownFacts } from '@/lib/domain/units';
import { troubleWords } from './premises-sentence';

/** With a single home the answer is the home's own: what it does now, what today has come to, what needs a look. */
export function OneHomeAnswer({ account, premise }: { account: string; premise: PremiseSummary }) {
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), premise.timezone);
  const units = useUnits();
  const leading = leadingMeter(premise.meters);
  const rates = useLiveRates(account, premise.id, leading !== undefined);
  const series = useQuery({
    ...todaySeriesQuery(account, leading?.id ?? '', 'usage', today),
    enabled: leading !== undefined,
  });
  const reading = leading && (rates.byMeter.get(leading.id) ?? withType(leading));
  const sum = series.data ? series.data.data.sum : (leading?.today?.sum ?? null);
  const kind = shownFacts(leading?.type ?? '', units);
  const used = sum === null ? null : quantity(sum * kind.factor, kind.unit);
  const sentence = premiseSentence(nowWords(reading, units), used, null);
  const trouble = troubleWords([premise]);
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
      {trouble ? <p className="mt-1">{trouble}.</p> : null}
    </>
  );
}

function withType(meter: PremiseSummary['meters'][number]): { type: string; rate: number | null } {
  return { type: meter.type, rate: meter.now?.rate ?? null };
}
