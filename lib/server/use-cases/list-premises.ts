import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { MeterSummary, PremiseSummary, PremisesData, PremisesParams } from '@/lib/contract/premises';
import { daySpan, localDay } from '@/lib/domain/calendar';
import type { LiveReading, Meter, Premise } from '@/lib/domain/premise';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { fetchLive } from '../lookup/fetch-live';
import type { Context } from '../ports/context';

/** With more meters than this, current values are left to the premises that are on screen: they ask for themselves. */
const MOST_METERS = 8;
/** The list is not kept waiting for its values: what comes later, the page asks for itself. */
const PATIENCE_MS = 2_500;

/**
 * The premises of an account. For a home with a few meters each carries what it does now and used today; those are
 * null where they are not there in time or cost more than the budget allows.
 */
export async function listPremises(
  ctx: Context,
  viewer: Viewer,
  { account: param }: PremisesParams,
): Promise<ApiAnswer<PremisesData>> {
  const account = resolveAccount(viewer, param);
  const answer = await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' });
  const meters = answer.data.reduce((count, premise) => count + premise.meters.length, 0);
  const withValues = account.kind === 'home' && meters <= MOST_METERS;
  const premises = await Promise.all(
    answer.data.map((premise) => (withValues ? summarise(ctx, account, premise) : withoutValues(premise))),
  );
  return apiAnswer({ premises }, answer, completeListCoverage(premises.length));
}

async function summarise(ctx: Context, account: AccountRef, premise: Premise): Promise<PremiseSummary> {
  const span = daySpan(localDay(ctx.clock(), premise.timezone), premise.timezone);
  const live = inTime(
    fetchLive(ctx, account, premise.id).then(({ answer }) => answer.data),
    [] as LiveReading[],
  );
  const meters = premise.meters.map(async (meter): Promise<MeterSummary> => {
    const [readings, today] = await Promise.all([live, inTime(todayOf(ctx, account, premise, meter, span), null)]);
    const reading = readings.find(({ meterId }) => meterId === meter.id);
    return { ...meter, now: reading ? { rate: reading.rate, at: reading.at } : null, today };
  });
  return { ...premise, meters: await Promise.all(meters) };
}

/** The same question that the usage page's first view asks, so one request serves both. */
async function todayOf(
  ctx: Context,
  account: AccountRef,
  premise: Premise,
  meter: Meter,
  span: { start: string; end: string },
): Promise<MeterSummary['today']> {
  const answer = await ctx.archive.series(
    account,
    {
      ...span,
      meterId: meter.id,
      meterType: meter.type,
      meterCreatedAt: meter.createdAt,
      kind: 'usage',
      granularity: 'hour',
      timezone: premise.timezone,
    },
    { purpose: 'usage', priority: 'person' },
  );
  return { sum: answer.data.sum, complete: answer.data.coverage.complete, asOf: answer.asOf };
}

function withoutValues(premise: Premise): PremiseSummary {
  return { ...premise, meters: premise.meters.map((meter) => ({ ...meter, now: null, today: null })) };
}

/** `otherwise` when the promise fails or takes too long: a list without a value beats no list. */
async function inTime<T>(promise: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise.catch(() => otherwise), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
