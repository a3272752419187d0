import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { GridHistoryData, GridHistoryParams } from '@/lib/contract/fleet';
import type { Freshness } from '@/lib/domain/answer';
import type { GatewayRow } from '@/lib/domain/fleet/rows';
import { stateHealth } from '@/lib/domain/fleet/rows';
import { gatewayGridHistory, medianVolts } from '@/lib/domain/grid/gateway-history';
import { MAX_NEIGHBORS, maxHistoryDays } from '@/lib/domain/grid/history-size';
import type { GridReading } from '@/lib/domain/readings';
import { resolveEnterprise } from '../../access/resolve-account';
import type { AccountRef, Viewer } from '../../account';
import { AppError } from '../../errors';
import { entityNotFound } from '../../lookup/find-premise';
import { rangeSpan } from '../../lookup/range-span';
import type { RecordsAnswer, RecordsQuery } from '../../ports/archive';
import type { Context } from '../../ports/context';
import type { EnterpriseFleet } from './find-fleet-entity';

const DAY_MS = 24 * 3_600_000;

/**
 * Returns voltage and frequency of gateways over a range of the first one's days, downsampled with their extremes, and
 * the excursions outside the limits. Stored readings cost no request. Throws `not_found` for a gateway that the
 * enterprise does not have, `bad_request` for a range that is too long.
 */
export async function getGridHistory(
  ctx: Context,
  viewer: Viewer,
  { account: param, gateway: ids, start, end, limits, neighbours }: GridHistoryParams,
): Promise<ApiAnswer<GridHistoryData>> {
  const { account } = resolveEnterprise(viewer, param);
  const fleet = await ctx.fleets.get(account);
  const rows = [...new Set(ids)].map((id) => gatewayRow(fleet, id));
  const [first] = rows as [GatewayRow, ...GatewayRow[]];
  const range = rangeSpan({ start, end }, first.timezone);
  const maxDays = maxHistoryDays(rows.length, neighbours === '1');
  if (Date.parse(range.end) - Date.parse(range.start) > (maxDays + 1) * DAY_MS) {
    throw new AppError('bad_request', {
      userMessage: `For this many gateways the range is limited to ${maxDays} days. The grid-readings report has no such limit.`,
      field: 'end',
    });
  }
  const near = neighborsOf(fleet, rows);
  const compared = neighbours === '1' ? near.slice(0, MAX_NEIGHBORS) : [];
  const queriesOf = (gateways: readonly GatewayRow[]) =>
    // A gateway is as old as its premise.
    gateways.map(({ id, premiseId }) => ({
      ...range,
      gatewayId: id,
      createdAt: fleet.premises.get(premiseId)?.createdAt,
    }));
  const own = await fetchEach(ctx, account, queriesOf(rows));
  const theirs = await fetchEach(ctx, account, queriesOf(compared));
  const readings = theirs.map(({ data }) => data);
  const gateways = own.map(({ data }, index) => ({
    place: rows[index] ?? first,
    // The neighbors are those of the first gateway, so gateways of another postal code are not compared.
    ...gatewayGridHistory(data, rows[index]?.postalCode === first.postalCode ? readings : [], limits, range),
  }));
  const data: GridHistoryData = {
    ...range,
    timezone: first.timezone,
    gateways,
    neighbours: {
      near: near.length,
      ids: compared.map(({ id }) => id),
      volts: medianVolts(readings, range, gateways[0]?.nominalVolts ?? 120),
    },
  };
  const unasked = [...own, ...theirs].flatMap((answer) => answer.notFetched);
  const samples = gateways.reduce((sum, each) => sum + each.samples, 0);
  const counts = { expected: samples, measured: samples, derived: 0, missing: 0 };
  return apiAnswer(data, oldest([...own, ...theirs]), {
    ...counts,
    complete: unasked.length === 0,
    unasked: unasked.length,
    gaps: unasked,
  });
}

function gatewayRow(fleet: EnterpriseFleet, id: string): GatewayRow {
  const row = fleet.model.gateways.find((each) => each.id === id);
  if (!row) throw entityNotFound('gateway');
  return row;
}

/** Gateways of other premises in the first one's postal code; connected ones first, as they have the most readings. */
function neighborsOf(fleet: EnterpriseFleet, rows: readonly GatewayRow[]): GatewayRow[] {
  const [first] = rows;
  const own = new Set(rows.map(({ premiseId }) => premiseId));
  if (!first || first.postalCode === null) return [];
  const near = fleet.model.gateways.filter((row) => row.postalCode === first.postalCode && !own.has(row.premiseId));
  return near.sort((a, b) => Number(stateHealth(b.state) === 'ok') - Number(stateHealth(a.state) === 'ok'));
}

/** One after another, so that at the limit the first ones are complete. */
async function fetchEach(
  ctx: Context,
  account: AccountRef,
  queries: readonly (RecordsQuery & { gatewayId: string })[],
) {
  const answers: RecordsAnswer<GridReading>[] = [];
  for (const query of queries) {
    const options = { purpose: 'usage', priority: 'person' } as const;
    answers.push(await ctx.archive.gridReadings(account, query, options));
  }
  return answers;
}

/** Returns the combined freshness of several answers: the oldest decides. */
function oldest(answers: readonly Freshness[]): Freshness {
  const [first, ...others] = answers as [Freshness, ...Freshness[]];
  return others.reduce(
    (all, one) => ({
      asOf: earlier(one.asOf, all.asOf),
      freshUntil: earlier(one.freshUntil, all.freshUntil),
      source: one.source === 'cache' ? all.source : one.source,
      notice: all.notice ?? one.notice,
    }),
    first,
  );
}

function earlier(a: string, b: string): string {
  return Date.parse(a) < Date.parse(b) ? a : b;
}
