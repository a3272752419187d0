import type { ListQuery } from '../ports/archive';
import type { ReportPart, ReportRun } from './definition';
import { partKey } from './skipped-parts';

/** Returns the part of a list, a total or live readings, which are fetched with a user's priority. */
export function listPart({ ctx, account }: ReportRun, query: ListQuery, fetch: () => Promise<unknown>): ReportPart {
  return {
    key: partKey(query.list, idOf(query)),
    fetch,
    cost: () => ctx.archive.listCost(account, query),
    priority: 'person',
  };
}

function idOf(query: ListQuery): string {
  if (query.list === 'live') return query.premiseId;
  return query.list === 'aggregate' ? query.meterType : 'all';
}
