import { toInstantText } from '@/lib/domain/instant-text';
import { billedMeters } from '@/lib/domain/money/commodity-meters';
import type { Flow } from '@/lib/domain/money/flow';
import { type BilledSeries, joinFlows } from '@/lib/domain/money/join-flows';
import type { Commodity, ExportRule } from '@/lib/domain/money/tariff';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Archive, SeriesQuery } from '../ports/archive';

type FlowGranularity = 'hour' | 'fifteenminute';

/** The hours of a commodity, in milliseconds, with the rule for what is sent. */
interface StoredFlowQuery {
  commodity: Commodity;
  rule: ExportRule | undefined;
  now: number;
  start: number;
  end: number;
  /** With the quarters of hours that are stored. */
  withQuarters?: boolean;
}

/** Returns what a home took and sent by the hour since the first stored hour of a span, from what is stored. Sends nothing. */
export async function storedFlow(
  archive: Pick<Archive, 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  { commodity, rule, now, start, end, withQuarters = false }: StoredFlowQuery,
): Promise<Flow> {
  const { timezone: zone } = premise;
  const meters = billedMeters(premise.meters, commodity, rule);
  const read = async (of: readonly Meter[], granularity: FlowGranularity) => {
    const found: ColumnSeries[] = [];
    for (const meter of of) {
      const query = { ...hoursQuery(premise, meter, start, end), granularity };
      const stored = await archive.storedSeries(account, query);
      if (stored) found.push(stored);
    }
    return found;
  };
  const readAll = async (granularity: FlowGranularity): Promise<BilledSeries> => ({
    use: await read(meters.use, granularity),
    generation: await read(meters.generation, granularity),
  });
  const series = await readAll('hour');
  const first = [...series.use, ...series.generation].reduce(
    (earliest, { columns }) => Math.min(earliest, columns.edges[0] ?? end),
    end,
  );
  const span = { start: first, end, zone, now };
  const inFull = rule?.meters === 'buyAllSellAll';
  const flow = joinFlows(series, span, inFull);
  if (!withQuarters) return flow;
  const granularity = 'fifteenminute';
  const fine = await readAll(granularity);
  // Of some meters alone, they would be the peak of less than the home.
  const isComplete = fine.use.length === series.use.length && fine.generation.length === series.generation.length;
  return { ...flow, quarters: isComplete ? joinFlows(fine, { ...span, granularity }, inFull) : null };
}

/** Returns the query for the hours of a meter in a span (milliseconds). */
export function hoursQuery({ timezone }: Premise, meter: Meter, start: number, end: number): SeriesQuery {
  const fields = { meterId: meter.id, meterType: meter.type, meterCreatedAt: meter.createdAt, timezone };
  return { ...fields, start: toInstantText(start), end: toInstantText(end), kind: 'usage', granularity: 'hour' };
}
