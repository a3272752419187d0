'use client';

import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { StateBadge } from '@/components/ui/state-badge';
import { meterPath } from '@/lib/client/account-param';
import { useUnits } from '@/lib/client/units';
import type { LiveReadingView } from '@/lib/contract/live';
import { absentIn } from '@/lib/domain/bucket-states';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { columnNumber, proseNumber, quantity } from '@/lib/domain/numbers';
import type { Meter } from '@/lib/domain/premise';
import { displayFacts } from '@/lib/domain/units';
import { comparisonWords, type TodayComparison } from './today-comparison';
import { useTodayUsage } from './use-today-usage';

interface LiveMeterCardProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: Meter;
  reading: LiveReadingView | undefined;
  /** The live readings have not come yet. */
  loading: boolean;
}

/** One meter: what it does now and how old that is; today so far against what is usual; the way to its usage. */
export function LiveMeterCard({ account, premiseId, zone, meter, reading, loading }: LiveMeterCardProps) {
  const kind = meterTypeOf(meter.type);
  return (
    <li className="min-w-0">
      <Card className="flex h-full flex-col p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h3 className="flex items-center gap-2.5 font-medium">
            <CommoditySwatch commodity={kind.commodity} />
            {kind.label}
          </h3>
          <StateBadge state={meter.state} />
        </div>
        <div className="mt-2 min-h-12">
          {loading ? (
            <>
              <Skeleton className="h-[1.875rem] w-28" />
              <Skeleton className="mt-0.5 h-[1.125rem] w-20" />
            </>
          ) : (
            <Reading meter={meter} reading={reading} zone={zone} live={account === 'home'} />
          )}
        </div>
        <TodayLine account={account} meter={meter} zone={zone} />
        <Link
          href={meterPath(account, premiseId, meter.id)}
          className="link mt-auto -mb-2.5 inline-flex min-h-11 items-center self-start pt-1"
        >
          Usage<span className="sr-only"> of {kind.label}</span>
        </Link>
      </Card>
    </li>
  );
}

/** The rate right now; for an enterprise, which has none, the register as last heard. */
function Reading({
  meter,
  reading,
  zone,
  live,
}: Pick<LiveMeterCardProps, 'meter' | 'reading' | 'zone'> & { live: boolean }) {
  const kind = meterTypeOf(meter.type);
  const shown = displayFacts(meter.type, useUnits());
  const rate = reading?.rate ?? null;
  const register = meter.latest?.value ?? null;
  const at = live ? reading?.at : meter.latest?.at;
  return (
    <>
      <p>
        {live ? (
          <NumberWithUnit
            size="answer"
            value={rate === null ? null : proseNumber(rate * shown.factor)}
            unit={shown.rateUnit}
            missingReason="No current reading"
          />
        ) : (
          <NumberWithUnit
            size="answer"
            value={register === null ? null : columnNumber(register, kind.decimals)}
            unit={kind.unit}
            missingReason="Nothing read yet"
          />
        )}
      </p>
      <p className="text-sm text-quiet">
        {at ? <Age at={at} zone={zone} prefix={live ? 'as of' : 'Register as of'} /> : 'No reading yet'}
      </p>
    </>
  );
}

/** The two numbers behind the comparison, so that anybody can check it. */
function wholeHoursWords(whole: TodayComparison['whole'], unit: string | null): string {
  if (whole === null) return 'No usual to compare with yet';
  const hours = whole.hours === 1 ? 'In 1 whole hour' : `In ${whole.hours} whole hours`;
  return `${hours} ${quantity(whole.used, unit)}, usual ${quantity(whole.usual, unit)}`;
}

function TodayLine({ account, meter, zone }: { account: string; meter: Meter; zone: string }) {
  const kind = displayFacts(meter.type, useUnits());
  const { compared, coverage, asOf, old, loading, failed } = useTodayUsage(account, meter.id, zone);
  if (loading && !compared) return <Skeleton className="mt-3 h-[3.25rem] w-full" />;
  if (!compared) {
    return (
      <p className="mt-3 min-h-[3.25rem] border-t border-line pt-2 text-quiet">{failed ?? 'Nothing of today yet.'}</p>
    );
  }
  const words = comparisonWords(compared, kind);
  return (
    <div className="mt-3 min-h-[3.25rem] border-t border-line pt-2">
      <p>
        <span className="text-quiet">Today </span>
        <NumberWithUnit
          value={compared.used === null ? null : proseNumber(compared.used)}
          unit={kind.unit}
          missingReason="Nothing measured today yet"
        />
        {words ? <span>, {words}</span> : null}
      </p>
      <p className="text-sm text-quiet">
        {wholeHoursWords(compared.whole, kind.unit)}
        {coverage && absentIn(coverage) > 0 ? `; ${absentIn(coverage)} of ${coverage.expected} hours missing` : null}
      </p>
      {asOf !== null && old ? (
        <p className="text-sm text-quiet">
          <Age at={asOf} zone={zone} prefix="Today as of" />
        </p>
      ) : null}
    </div>
  );
}
