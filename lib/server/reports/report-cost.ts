import type { SeriesCost } from '../ports/archive';
import type { Priority } from '../ports/door';
import type { ReportDefinition, ReportParams, ReportPart, ReportRun } from './definition';
import { INTERACTIVE_OPTIONS } from './fetch-fleet';

interface PartsCost extends SeriesCost {
  /** More requests may be needed than can be known before. */
  atLeast: boolean;
}

/** The cost of a report before it is made. */
export interface ReportCostEstimate extends PartsCost {
  /** The priority of its requests while a user waits. */
  priority: Extract<Priority, 'person' | 'report'>;
  /** Number of series, lists and readings that it fetches. */
  parts: number;
  /** True for a report of lists and totals, without a part for each device. */
  onlyLists: boolean;
}

/** True when a report costs more than one page may use. Lists never do: a page of a list has a thousand rows. */
export function needsJob({ requests, onlyLists }: ReportCostEstimate, pageShare: number): boolean {
  return requests > pageShare && !onlyLists;
}

/**
 * Returns what a report costs once the account's premises, meters and gateways are loaded. Loads those, because the
 * cost depends on them, and sends nothing else. Throws as `prepare` does.
 */
export async function estimateReportCost(
  run: ReportRun,
  definition: ReportDefinition,
  params: ReportParams,
): Promise<ReportCostEstimate> {
  if (definition.series) {
    const { queries, priority } = await definition.series(run, params);
    const cost = await run.ctx.archive.estimate(run.account, queries);
    return { ...cost, atLeast: false, priority, parts: queries.length, onlyLists: false };
  }
  await run.ctx.archive.premises(run.account, INTERACTIVE_OPTIONS);
  const parts = (await definition.parts?.(run, params)) ?? [];
  const onlyLists = parts.every((part) => part.priority === 'person');
  const priority = onlyLists ? 'person' : 'report';
  return { ...(await estimatePartsCost(parts)), priority, parts: parts.length, onlyLists };
}

/** Estimates the cost of parts that are fetched one by one. */
export async function estimatePartsCost(parts: readonly ReportPart[]): Promise<PartsCost> {
  const cost: PartsCost = { requests: 0, held: 0, atLeast: false };
  for (const part of parts) {
    const requests = await part.cost();
    cost.requests += requests;
    if (requests === 0) cost.held += 1;
    else if (part.mayRepeat) cost.atLeast = true;
  }
  return cost;
}
