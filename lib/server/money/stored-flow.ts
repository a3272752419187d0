import { toInstantText } from '@/lib/domain/instant-text';
import { billedMeters } from '@/lib/domain/money/commodity-meters';
import type { Flow } from '@/lib/domain/money/flow';
import { type BilledSeries, joinFlows } from '@/lib/domain/money/join-flows';
import type { Commodity, ExportRule } from '@/lib/domain/money/tariff';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Archive, SeriesQuery } from '../ports/archive';

/** The hours of a commodity, in milliseconds, with the rule for what is sent. */
interface StoredFlowQuery {
  commodity: Commodity;
  rule: ExportRule | undefined;
  now: number;
  start: number;
  end: number;
}

/** Returns what a home took and sent by the hour since the first stored hour of a span, from what is stored. */
export async function storedFlow(
  archive: Pick<Archive, 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  { commodity, rule, now, start, end }: StoredFlowQuery,
): Promise<Flow> {
  const { timezone: zone } = premise;
  const meters = billedMeters(premise.meters, commodity, rule);
  const read = async (of: readonly Meter[]) => {
    const found: ColumnSeries[] = [];
    for (const meter of of) {
      const stored = await archive.storedSeries(account, hoursQuery(premise, meter, start, end));
      if (stored) found.push(stored);
    }
    return found;
  };
  const series: BilledSeries = { use: await read(meters.use), generation: await read(meters.generation) };
  const first = [...series.use, ...series.generation].reduce(
    (earliest, { columns }) => Math.min(earliest, columns.edges[0] ?? end),
    end,
  );
  return joinFlows(series, { start: first, end, zone, now }, rule?.meters === 'buyAllSellAll');
}

/** Returns the query for the hours of a meter in a span (milliseconds). */
export function hoursQuery({ timezone }: Premise, meter: Meter, start: number, end: number): SeriesQuery {
  const fields = { meterId: meter.id, meterType: meter.type, meterCreatedAt: meter.createdAt, timezone };
  return { ...fields, start: toInstantText(start), end: toInstantText(end), kind: 'usage', granularity: 'hour' };
}
