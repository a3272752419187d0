import type { SeriesCost } from '../ports/archive';
import type { ReportDefinition, ReportParams, ReportPart, ReportRun } from './definition';

/** The cost of a report before it is made. */
export interface ReportCostEstimate extends SeriesCost {
  /** The priority of its requests while a user waits. */
  priority: 'person' | 'report';
  /** Number of series and readings that it fetches. */
  parts: number;
}

/**
 * Estimates the cost of a report's series and readings, not counting lists; null for a report that only loads lists.
 * Sends requests only for lists. Throws as `prepare` does.
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

/** Estimates the cost of parts that are fetched one by one. */
export async function estimatePartsCost(parts: readonly ReportPart[]): Promise<SeriesCost> {
  const cost: SeriesCost = { requests: 0, held: 0 };
  for (const part of parts) {
    const requests = await part.cost();
    cost.requests += requests;
    if (requests === 0) cost.held += 1;
  }
  return cost;
}
