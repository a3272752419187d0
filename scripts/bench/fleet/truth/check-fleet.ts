import { type FleetRowsData, fleetRowsParams } from '@/lib/contract/fleet';
import { type WorklistData, worklistParams } from '@/lib/contract/worklist';
import type { AreaRow } from '@/lib/domain/fleet/areas-table';
import type { Reliability } from '@/lib/domain/fleet/firmware-rollouts';
import type { Viewer } from '@/lib/server/account';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { getFleetCohorts } from '@/lib/server/use-cases/fleet/get-fleet-cohorts';
import { getFleetOverview } from '@/lib/server/use-cases/fleet/get-fleet-overview';
import { getFleetTrend } from '@/lib/server/use-cases/fleet/get-fleet-trend';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';
import { listWorklist } from '@/lib/server/use-cases/fleet/worklist';
import { localDayNumber, localDayStart } from '@/sandbox/data/zones';
import { ENTERPRISE } from '../../counts/fleet-facts';
import { trueAreas, trueSummary } from './true-areas';
import {
  commonZoneOf,
  dayText,
  knownFromOf,
  type TrueUptime,
  trueRollouts,
  trueSign,
  trueTrend,
  trueUptime,
} from './true-days';
import { groupBy, trueFleet } from './true-fleet';
import { type TrueLine, trueWorklist } from './true-worklist';

/** Something that the dashboard says and what is true, as text. */
interface Compared {
  what: string;
  shown: string;
  true: string;
}

/** How much was compared, and what differs. */
export interface FleetCheck {
  compared: number;
  differing: Compared[];
  /** Lines of the worklist by kind, as they are shown. */
  lines: Record<string, number>;
  /** Firmwares that gateways got. */
  rollouts: number;
}

const PAGE = 500;

/**
 * Reads a fleet at some instants, and compares what the fleet pages say at the last one with what the sandbox knows.
 * The server's clock must not be after the first.
 */
export async function checkFleet(server: TestServer, viewer: Viewer, instants: readonly string[]): Promise<FleetCheck> {
  const account = ENTERPRISE;
  for (const instant of instants) {
    server.advance((Date.parse(instant) - server.now()) / 1000);
    // A page does not wait long for voltages, and then has no outages.
    await listFleetRows(server.ctx, viewer, fleetRowsParams.parse({ account, list: 'grid' }));
    // What people see keeps the records, from which some lines know since when they are.
    await listWorklist(server.ctx, viewer, worklistParams.parse({ account }));
    await server.ctx.archive.settled();
  }
  const fleet = trueFleet(
    server.sandbox.world,
    instants.map((instant) => Date.parse(instant) / 60_000),
  );
  const compared: Compared[] = [];
  const compare = (what: string, shown: unknown, truth: unknown) => {
    compared.push({ what, shown: textOf(shown), true: textOf(truth) });
  };
  /** Compares lists in any order, each item by itself. */
  const compareItems = (what: string, shown: readonly unknown[], truth: readonly unknown[]) => {
    const [left, right] = [shown, truth].map((items) => items.map(textOf).sort());
    for (let index = 0; index < Math.max(shown.length, truth.length); index += 1) {
      compared.push({ what, shown: left?.[index] ?? 'nothing', true: right?.[index] ?? 'nothing' });
    }
  };

  const lines = trueWorklist(fleet);
  const shownLines = await everyPage((offset) =>
    listWorklist(server.ctx, viewer, worklistParams.parse({ account, offset, limit: PAGE })),
  );
  compareItems('line of the worklist', shownLines.map(shownLine), lines.map(trueLine));

  const { data: overview } = await getFleetOverview(server.ctx, viewer, { account });
  compare('summary', overview.summary, trueSummary(fleet));
  const areas = lines.filter(({ isArea }) => isArea);
  compare('areas in the headline', overview.areaCount, areas.length);
  const inPostalCode = groupBy(fleet.gateways, ({ premise }) => premise.address.postalCode);
  const there = (place: string) =>
    inPostalCode.get(place)?.length ?? inPostalCode.get(place.replace(/^0+/, ''))?.length;
  compareItems(
    'area in the headline',
    overview.areas.map((area) => [area.kind, area.postalCode, area.gateways, area.gatewaysThere]),
    overview.areaCount > overview.areas.length
      ? overview.areas.map((area) => [area.kind, area.postalCode, area.gateways, there(area.postalCode ?? '')])
      : areas.map(({ kind, place, gateways }) => [kind, place, gateways.length, there(place)]),
  );

  const shownAreas = await rowsOf(server, viewer, 'areas');
  compareItems(
    'area',
    shownAreas.map((row) => shownArea(row as AreaRow)),
    trueAreas(fleet),
  );
  const rollouts = await compareHealth();
  const { data: trend } = await getFleetTrend(server.ctx, viewer, { account });
  const expected = trueTrend(fleet);
  for (const [index, day] of trend.days.entries()) {
    const of = (each: typeof trend) =>
      [each.days, each.gatewaysDown, each.metersOffline, each.degraded].map((list) => list[index]);
    compare(`in trouble on ${day}`, of(trend), of(expected));
  }
  compare('days in trouble', trend.days, expected.days);
  const kinds = [...groupBy(shownLines, ({ kind }) => kind)].map(([kind, group]) => [kind, group.length]);
  return {
    compared: compared.length,
    differing: compared.filter(({ shown, true: truth }) => shown !== truth),
    lines: Object.fromEntries(kinds),
    rollouts,
  };

  async function compareHealth(): Promise<number> {
    const devices = new Map([...fleet.gateways, ...fleet.meters].map((each) => [each.id, each]));
    const today = localDayNumber(commonZoneOf(fleet), fleet.now);
    const firstRead = localDayNumber(commonZoneOf(fleet), fleet.readAt[0] ?? 0);
    for (const until of new Set([today, firstRead])) {
      const isPast = until < today;
      const rows = await rowsOf(server, viewer, 'health', isPast ? { until: dayText(until) } : {});
      compare('devices on the health page', rows.length, devices.size);
      // Of the last seven days everything is known.
      const knownFrom = isPast ? knownFromOf(fleet) : Number.NEGATIVE_INFINITY;
      for (const row of rows) {
        const device = devices.get(row.id);
        const signs = Array.from(
          { length: 7 },
          (_, back) => device && trueSign(device, until - back, fleet, knownFrom),
        );
        compare(`days of ${row.id} until ${dayText(until)}`, 'days' in row ? row.days : null, signs);
      }
    }
    const { data: cohorts } = await getFleetCohorts(server.ctx, viewer, { account });
    const week = trueUptime([...devices.values()], ({ premise }) => [
      localDayStart(premise.zone, today - 6),
      fleet.now,
    ]);
    compare('uptime', [cohorts.all.devices, ...reliability(cohorts.all)], [devices.size, ...trueReliability(week)]);
    compareItems(
      'firmware rollout',
      cohorts.rollouts.map(({ firmware, gateways, first, last, before, after }) => ({
        ...{ firmware, gateways, first: Date.parse(first), last: Date.parse(last) },
        ...{ before: [rounded(before.gatewayDays), ...reliability(before)] },
        ...{ after: [rounded(after.gatewayDays), ...reliability(after)] },
      })),
      trueRollouts(fleet).map(({ before, after, ...rollout }) => ({
        ...rollout,
        ...{ before: [rounded((before.up + before.down) / 1440), ...trueReliability(before)] },
        ...{ after: [rounded((after.up + after.down) / 1440), ...trueReliability(after)] },
      })),
    );
    return cohorts.rollouts.length;
  }
}

function reliability({
  failures,
  uptime,
  hoursToRepair,
}: Pick<Reliability, 'uptime' | 'hoursToRepair'> & { failures: number | null }) {
  return [failures, rounded(uptime), rounded(hoursToRepair)];
}

function trueReliability({ up, down, failures }: TrueUptime) {
  const known = up + down > 0;
  return [failures, known ? rounded(up / (up + down)) : null, failures > 0 ? rounded(down / failures / 60) : null];
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

/** Ids that the worklist gives of a line. */
const SHOWN_IDS = 60;

function shownLine(row: WorklistData['rows'][number]) {
  const { kind, premiseId, postalCode, since, premises, gateways, meters, what } = row;
  const counts = /([\d,]+) times?, ([\d.,]+) times a day/.exec(what);
  return {
    ...{ kind, place: premiseId ?? postalCode, since: since && Date.parse(since) },
    ...{ premises, gateways, meters },
    ids: [...row.gatewayIds, ...row.meterIds].length < SHOWN_IDS ? [...row.gatewayIds, ...row.meterIds].sort() : [],
    ...(counts ? { falls: Number(counts[1]?.replaceAll(',', '')), perDay: counts[2] } : {}),
  };
}

function trueLine({ kind, place, sinceMs, premises, gateways, meters, falls, perDay }: TrueLine) {
  return {
    // The dashboard's instants have whole seconds.
    ...{ kind, place, since: sinceMs === null ? null : Math.floor(sinceMs / 1000) * 1000 },
    ...{ premises: premises.length, gateways: gateways.length, meters: meters.length },
    ids:
      [...gateways.slice(0, SHOWN_IDS), ...meters.slice(0, SHOWN_IDS)].length < SHOWN_IDS
        ? [...gateways, ...meters].sort()
        : [],
    ...(falls === undefined ? {} : { falls, perDay: perDay?.toFixed(1) }),
  };
}

function shownArea({ id: _id, timezone: _zone, city: _city, place: _place, ...row }: AreaRow) {
  const volts = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);
  return {
    ...row,
    lastDown: row.lastDown && Date.parse(row.lastDown),
    ...{ lowVolts: volts(row.lowVolts), medianVolts: volts(row.medianVolts), highVolts: volts(row.highVolts) },
  };
}

/** Returns a value as JSON with its keys in order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

async function rowsOf(server: TestServer, viewer: Viewer, list: string, more: object = {}) {
  return everyPage<FleetRowsData['rows'][number]>((offset) =>
    listFleetRows(
      server.ctx,
      viewer,
      fleetRowsParams.parse({ account: ENTERPRISE, list, offset, limit: PAGE, ...more }),
    ),
  );
}

async function everyPage<Row>(
  load: (offset: number) => Promise<{ data: { rows: Row[]; matching: number } }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const { data } = await load(rows.length);
    rows.push(...data.rows);
    if (rows.length >= data.matching || data.rows.length === 0) return rows;
  }
}
