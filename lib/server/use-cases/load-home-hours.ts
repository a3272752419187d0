import { addDays, dayStart, localDay } from '@/lib/domain/calendar';
import type { SeriesKind } from '@/lib/domain/granularity';
import type { OverviewDays } from '@/lib/domain/home/meter-overview';
import { sameHours } from '@/lib/domain/home/same-hours';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { fromStored } from '../insights/from-stored';
import type { SeriesAnswer, SeriesQuery } from '../ports/archive';
import type { Context } from '../ports/context';

/** Eight weeks. */
const SAME_HOURS_DAYS = 56;

/** A home of an account, and the days its page shows. */
export interface HomeOfAccount {
  account: AccountRef;
  premise: Premise;
  days: OverviewDays;
}

/** The hours of a meter that a home's page shows; `baseline` is null where it cannot be had. */
interface LoadedHours {
  meter: Meter;
  usage: SeriesAnswer;
  baseline: SeriesAnswer | null;
}

/** Returns the hours of a meter and their baseline for the days of its page. */
export async function loadHours(
  ctx: Context,
  { account, premise, days }: HomeOfAccount,
  meter: Meter,
): Promise<LoadedHours> {
  const [start = 0] = days.starts;
  const end = days.starts.at(-1) ?? start;
  const load = (kind: SeriesKind) =>
    ctx.archive.series(account, queryOf(premise, meter, kind, { start, end }), {
      purpose: kind,
      priority: 'person',
    });
  const [usage, baseline] = await Promise.all([load('usage'), load('baseline').catch(() => null)]);
  return { meter, usage, baseline };
}

/** Returns what was used in this hour of this weekday in earlier weeks, as far as it is stored. Sends nothing. */
export async function loadSameHours(
  ctx: Context,
  { account, premise }: HomeOfAccount,
  meter: Meter,
): Promise<number[]> {
  const { timezone } = premise;
  const now = ctx.clock();
  const start = dayStart(addDays(localDay(now, timezone), -SAME_HOURS_DAYS), timezone);
  const span = { start, end: dayStart(localDay(now, timezone), timezone) };
  const queries = [queryOf(premise, meter, 'usage', span)];
  return fromStored(ctx.archive, account, { what: 'same hours', queries, now }, ([stored]) =>
    stored ? sameHours(stored.buckets, now, timezone) : [],
  );
}

function queryOf(
  { timezone }: Premise,
  { id, type, createdAt }: Meter,
  kind: SeriesKind,
  span: { start: number; end: number },
): SeriesQuery {
  return {
    start: toInstantText(span.start),
    end: toInstantText(span.end),
    meterId: id,
    meterType: type,
    meterCreatedAt: createdAt,
    kind,
    granularity: 'hour',
    timezone,
  };
}
