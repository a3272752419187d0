import type { SeriesCost } from '../ports/archive';
import type { ReportDefinition, ReportParams, ReportPart, ReportRun } from './definition';

/** What a report costs before it is made. */
export interface ReportCostEstimate extends SeriesCost {
  /** How its requests are sent while somebody waits. */
  priority: 'person' | 'report';
  /** Series and readings that it asks for. */
  parts: number;
}

/**
 * What a report's series and readings would cost, lists not counted; null for one that is made of lists alone. Sends
 * nothing but for lists. Throws as `prepare` does.
 */
export async function estimateReportCost(
  run: ReportRun,
  definition: ReportDefinition,
  params: ReportParams,
): Promise<ReportCostEstimate | null> {
  if (definition.series) {
    const { queries, priority } = await definition.series(run, params);
    return { ...(await run.ctx.archive.estimate(run.account, queries)), priority, parts: queries.length };
  }
  const parts = await definition.parts?.(run, params);
  return parts ? { ...(await estimatePartsCost(parts)), priority: 'report', parts: parts.length } : null;
}

/** What pieces would cost that are asked for one by one. */
export async function estimatePartsCost(parts: readonly ReportPart[]): Promise<SeriesCost> {
  const cost: SeriesCost = { requests: 0, held: 0 };
  for (const part of parts) {
    const requests = await part.cost();
    cost.requests += requests;
    if (requests === 0) cost.held += 1;
  }
  return cost;
}
