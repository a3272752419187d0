import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { type AlwaysOn, alwaysOn } from '@/lib/domain/insight/always-on';
import { localCalendar, toLocalDays } from '@/lib/domain/insight/local-days';
import { usageSteps } from '@/lib/domain/insight/usage-steps';
import { meterTypeOf } from '@/lib/domain/meter-types';
import {
  addMonths,
  besideMonth,
  finishedDaysOf,
  type MeterMonth,
  type MonthSummary,
  monthDays,
  monthTotal,
  typicalDays,
} from '@/lib/domain/month-summary';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import { findPremise } from '../lookup/find-premise';
import { toSeriesQuery } from '../lookup/series-query';
import type { Context } from '../ports/context';

/** More do not fit on a page. */
const MAX_METERS = 8;

/**
 * Returns a month of a premise, `YYYY-MM`, on its calendar. Throws `not_found` for a premise the account cannot see and
 * for a month that has not begun.
 */
export async function getMonthSummary(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId, month }: { account: string; premiseId: string; month: string },
): Promise<MonthSummary> {
  const account = resolveAccount(viewer, param);
  const { premise } = await findPremise(ctx, account, premiseId);
  const names = await ctx.meterNames.of(account.id);
  const now = ctx.clock();
  const today = localDay(now, premise.timezone);
  if (monthDays(month).start > today) {
    throw new AppError('not_found', { userMessage: 'This month has not begun.', detail: 'month in the future' });
  }
  const asked = premise.meters.slice(0, MAX_METERS);
  const meters = await Promise.all(asked.map((meter) => meterMonth(ctx, account, { premise, meter, month, today })));
  const loaded = meters
    .filter((each) => each !== null)
    .map((each) => ({ ...each, meterName: names.get(each.meterId) ?? null }));
  return {
    name: premise.name,
    timezone: premise.timezone,
    month,
    isOver: monthDays(month).end <= today,
    meters: loaded,
    leftOut: premise.meters.length - loaded.length,
    madeAt: new Date(now).toISOString(),
  };
}

interface MonthOfMeter {
  premise: Premise;
  meter: Meter;
  month: string;
  today: string;
}

async function meterMonth(
  ctx: Context,
  account: AccountRef,
  of: MonthOfMeter,
): Promise<Omit<MeterMonth, 'meterName'> | null> {
  const { premise, meter, month, today } = of;
  const read = async (kind: SeriesKind, granularity: Granularity, ofMonth: string): Promise<ColumnSeries | null> => {
    const query = toSeriesQuery(premise, meter, { ...monthDays(ofMonth), kind, granularity });
    return ctx.archive.series(account, query, { purpose: kind, priority: 'person' }).then(
      ({ data }) => data,
      (error: unknown) => {
        if (error instanceof AppError) return null;
        throw error;
      },
    );
  };
  const isOver = monthDays(month).end <= today;
  const [monthBefore, yearBefore] = [addMonths(month, -1), addMonths(month, -12)];
  const [usage, baseline, before, lastYear, hours] = await Promise.all([
    read('usage', 'day', month),
    // A home's page has these hours; the days of a year come at once.
    read('baseline', isOver ? 'day' : 'hour', month),
    read('usage', 'day', monthBefore),
    read('usage', 'day', yearBefore),
    measuresAlwaysOn(meter) ? read('usage', 'hour', month) : null,
  ]);
  if (!usage) return null;
  const total = monthTotal(month, usage.buckets);
  const days = isOver ? undefined : finishedDaysOf(month, today);
  const beside = (series: ColumnSeries | null, ofMonth: string) =>
    series && besideMonth(total, monthTotal(ofMonth, series.buckets, days));
  return {
    meterId: meter.id,
    meterType: meter.type,
    days: usage.buckets,
    typical: typicalDays(usage.buckets, baseline?.buckets ?? []),
    total,
    before: beside(before, monthBefore),
    yearBefore: beside(lastYear, yearBefore),
    alwaysOn: hours && alwaysOnOf(hours, premise.timezone, month),
  };
}

function measuresAlwaysOn({ type }: Meter): boolean {
  const { commodity, canBeNegative } = meterTypeOf(type);
  return commodity === 'electricity' && !canBeNegative;
}

function alwaysOnOf(hours: ColumnSeries, zone: string, month: string): AlwaysOn | null {
  const { start, end } = monthDays(month);
  const span = { start: dayStart(start, zone), end: dayStart(addDays(end, 1), zone) };
  return alwaysOn(toLocalDays(usageSteps(hours), localCalendar(span, zone)));
}
