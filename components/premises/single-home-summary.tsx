'use client';

import { useQuery } from '@tanstack/react-query';
import { useNow } from '@/components/ui/now';
import { useFormats } from '@/lib/client/formats';
import { liveRateText, premiseSentence, todayText } from '@/lib/client/premise-sentence';
import { todaySeriesQueryOptions } from '@/lib/client/today-query';
import { useUnits } from '@/lib/client/units';
import { useLiveRates } from '@/lib/client/use-live-rates';
import type { PremiseSummary } from '@/lib/contract/premises';
import type { DeviceProblems } from '@/lib/domain/device-problems';
import { calendarDayInZone } from '@/lib/domain/times';
import { displayFacts } from '@/lib/domain/units';
import { problemSummary } from './premises-sentence';

interface SingleHomeSummaryProps {
  account: string;
  premise: PremiseSummary;
  problems: DeviceProblems;
  /** Age of the premise's data, where it is old; else null. */
  age: string | null;
}

/** The summary of an account with a single home: its current rate, today's usage, and devices with problems. */
export function SingleHomeSummary({ account, premise, problems, age }: SingleHomeSummaryProps) {
  const formats = useFormats();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), premise.timezone);
  const units = useUnits();
  const leading = premise.mainMeter ?? undefined;
  const rates = useLiveRates(account, premise.id, leading !== undefined);
  const series = useQuery({
    ...todaySeriesQueryOptions(account, leading?.id ?? '', 'usage', today),
    enabled: leading !== undefined,
  });
  const reading = leading && (rates.byMeter.get(leading.id) ?? withType(leading));
  const sum = series.data ? series.data.data.sum : (leading?.today?.sum ?? null);
  const kind = displayFacts(leading?.type ?? '', units);
  const used = sum === null ? null : sum * kind.factor;
  const sentence = premiseSentence(
    { text: liveRateText(reading, units, formats), at: reading?.at ?? null },
    { text: todayText(used, null, kind, formats), at: series.data?.meta.asOf ?? leading?.today?.asOf ?? null },
    now,
  );
  const problem = problemSummary(problems, formats, age !== null);
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
          ) : leading ? (
            'No readings yet.'
          ) : (
            'No meters here yet.'
          ))}
      </h1>
      {problem ? <p className="mt-1">{`${problem}${age === null ? '' : ` ${age}`}.`}</p> : null}
    </>
  );
}

function withType(meter: PremiseSummary['meters'][number]) {
  return { type: meter.type, rate: meter.now?.rate ?? null, at: meter.now?.at ?? null };
}
