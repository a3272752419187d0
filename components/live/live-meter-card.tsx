'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { Age } from '@/components/ui/age';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { LevelChip } from '@/components/ui/level-chip';
import { NumberWithUnit } from '@/components/ui/number-with-unit';
import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { StateBadge } from '@/components/ui/state-badge';
import { useOnScreen } from '@/components/ui/use-on-screen';
import { useFormats } from '@/lib/client/formats';
import { useUnits } from '@/lib/client/units';
import { usagePath } from '@/lib/client/usage-link';
import type { LiveReadingView } from '@/lib/contract/live';
import { absentIn } from '@/lib/domain/bucket-states';
import { usageLevel } from '@/lib/domain/home/usage-level';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Meter, NamedMeter } from '@/lib/domain/premise';
import { displayFacts } from '@/lib/domain/units';
import { finishedText } from './today-comparison';
import { useTodayUsage } from './use-today-usage';

interface LiveMeterCardProps {
  account: string;
  premiseId: string;
  zone: string;
  meter: NamedMeter;
  reading: LiveReadingView | undefined;
  /** Waiting for live readings. */
  loading: boolean;
  /** One of many: shows the meter's id, to tell them apart, and fetches today's usage only while it is on screen. */
  oneOfMany: boolean;
}

/** A meter's current rate with its age, today's usage compared with the baseline, and a link to its usage. */
export function LiveMeterCard({ account, premiseId, zone, meter, reading, loading, oneOfMany }: LiveMeterCardProps) {
  const kind = meterTypeOf(meter.type);
  const element = useRef<HTMLLIElement>(null);
  const onScreen = useOnScreen(element);
  return (
    <li ref={element} className="min-w-0">
      <Card className="flex h-full flex-col p-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <h3 className="flex items-center gap-2.5 font-medium">
            <CommoditySwatch color={kind.color} />
            {meter.name === null ? kind.label : <span translate="no">{meter.name}</span>}
          </h3>
          {account === 'home' && isFine(meter.state) ? null : <StateBadge state={meter.state} />}
        </div>
        {oneOfMany ? <p className="text-sm break-words text-quiet">{meter.id}</p> : null}
        <div className="mt-2 min-h-12">
          {loading && !reading ? (
            <>
              <Skeleton className="h-[1.875rem] w-28" />
              <Skeleton className="mt-0.5 h-[1.125rem] w-20" />
            </>
          ) : (
            <Reading meter={meter} reading={reading} zone={zone} live={account === 'home'} />
          )}
        </div>
        <TodayLine account={account} meter={meter} zone={zone} enabled={onScreen || !oneOfMany} />
        <Link
          href={usagePath(account, premiseId, { meter: meter.id })}
          className="link mt-auto -mb-2.5 inline-flex min-h-11 items-center self-start pt-1"
        >
          Usage<span className="sr-only"> of {meter.name ?? kind.label}</span>
        </Link>
      </Card>
    </li>
  );
}

/** A homeowner reads of a state only when it is wrong. */
function isFine(state: string | null): boolean {
  return state === null || state === 'connected' || state === 'active';
}

/** The current rate. Enterprises have no live readings, so theirs show the latest register reading. */
function Reading({
  meter,
  reading,
  zone,
  live,
}: Pick<LiveMeterCardProps, 'meter' | 'reading' | 'zone'> & { live: boolean }) {
  const formats = useFormats();
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
            value={rate === null ? null : formats.prose(rate * shown.factor)}
            unit={shown.rateUnit}
            missingReason="No current reading"
          />
        ) : (
          <NumberWithUnit
            size="answer"
            value={register === null ? null : formats.column(register, kind.decimals)}
            unit={kind.unit}
            missingReason="No reading yet"
          />
        )}
      </p>
      <p className="text-sm text-quiet">
        {at ? <Age at={at} zone={zone} prefix={live ? undefined : 'Read'} /> : 'No reading yet'}
      </p>
    </>
  );
}

function TodayLine(props: { account: string; meter: Meter; zone: string; enabled: boolean }) {
  const formats = useFormats();
  const { account, meter, zone, enabled } = props;
  const kind = displayFacts(meter.type, useUnits());
  const { comparison, coverage, asOf, stale, loading, baselineState, error } = useTodayUsage(
    account,
    meter.id,
    zone,
    enabled,
  );
  if (loading && !comparison) return <Skeleton className="mt-3 h-[3.25rem] w-full" />;
  if (!comparison) {
    return (
      <p className="mt-3 min-h-[3.25rem] border-t border-line pt-2 text-quiet">{error ?? 'No readings today yet.'}</p>
    );
  }
  const level = usageLevel(meter.type, comparison.finished);
  return (
    <div className="mt-3 min-h-[3.25rem] border-t border-line pt-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-quiet">Today</span>
        <NumberWithUnit
          value={comparison.used === null ? null : formats.prose(comparison.used)}
          unit={kind.unit}
          missingReason="No readings today yet"
        />
        {level ? <LevelChip level={level} /> : null}
      </p>
      <p className="text-sm text-quiet">
        {finishedText(comparison.finished, baselineState, kind.unit, zone, formats) +
          (coverage && absentIn(coverage) > 0
            ? `; ${formats.count(absentIn(coverage))} of ${formats.counted(coverage.expected, 'hour')} missing`
            : '')}
      </p>
      {asOf !== null && stale ? (
        <p className="text-sm text-quiet">
          <Age at={asOf} zone={zone} prefix="Updated" />
        </p>
      ) : null}
    </div>
  );
}
