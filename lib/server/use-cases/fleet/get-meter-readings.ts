import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { MeterReadingsData, MeterReadingsParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { AppError } from '../../errors';
import { rangeSpan } from '../../lookup/range-span';
import type { Context } from '../../ports/context';
import { findFleetEntity } from './find-fleet-entity';

/** The most that a page shows; the report has no limit. */
const MAX_DAYS = 31;
const DAY_MS = 24 * 3_600_000;

/**
 * Returns every reading of a meter's register within a range of its premise's days. Throws `not_found` for a meter that
 * the enterprise does not have, `bad_request` for a range that is too long.
 */
export async function getMeterReadings(
  ctx: Context,
  viewer: Viewer,
  { account: param, id, start, end }: MeterReadingsParams,
): Promise<ApiAnswer<MeterReadingsData>> {
  const { account } = resolveEnterprise(viewer, param);
  const { premise, meter } = findFleetEntity(await ctx.fleets.get(account), 'meters', id);
  const span = rangeSpan({ start, end }, premise.timezone);
  if (Date.parse(span.end) - Date.parse(span.start) > (MAX_DAYS + 1) * DAY_MS) {
    throw new AppError('bad_request', {
      userMessage: `The range is limited to ${MAX_DAYS} days. The readings report has no such limit.`,
      field: 'end',
    });
  }
  const answer = await ctx.archive.readings(
    account,
    { ...span, meterId: id, createdAt: meter?.createdAt },
    { purpose: 'usage', priority: 'person' },
  );
  const { data: rows, notFetched: unasked } = answer;
  const coverage = {
    complete: unasked.length === 0,
    expected: rows.length,
    measured: rows.length,
    derived: 0,
    missing: 0,
    unasked: unasked.length,
    gaps: unasked,
  };
  return apiAnswer({ meterId: id, uom: meter?.uom ?? null, rows }, answer, coverage);
}
