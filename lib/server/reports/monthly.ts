import { type MonthlyReportParams, monthlyReportParams } from '@/lib/contract/reports';
import type { Freshness } from '@/lib/domain/answer';
import { monthSpan } from '@/lib/domain/calendar';
import { commonZone } from '@/lib/domain/common-zone';
import type { FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { AggregateQuery } from '../ports/archive';
import {
  type PreparedReport,
  REPORT_FORMATS,
  type ReportDefinition,
  type ReportGap,
  type ReportRun,
} from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import {
  fetchSeries,
  type MeterSeries,
  type SeriesRange,
  seriesParts,
  seriesQueries,
  sumOfSeries,
} from './fetch-series';
import { joinParts } from './join-parts';
import { listPart } from './list-part';
import { hasSelection } from './selection';
import { number, type ReportColumn, type ReportTable, table, text } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface Statistic {
  statistic: string;
  value: number | null;
  units: string;
  note: string;
}

interface PremiseMeter {
  premise: FleetPremise;
  meter: FleetMeter;
}

const COLUMNS: ReportColumn<Statistic>[] = [
  text('Statistic', ({ statistic }) => statistic),
  number('Value', ({ value }) => value),
  text('Units', ({ units }) => units),
  text('Note', ({ note }) => note),
];

/** Note numbers as in Copper's own report; its note 3 belongs to a statistic that it never writes. */
const LEGEND: [note: string, description: string][] = [
  ['1', 'Number that existed before the end of the month, in each premise’s time zone'],
  ['2', 'Sum of each meter’s usage during the month, in its premise’s time zone'],
  ['4', 'Usage during the month as aggregated by Copper, of the meters that report'],
];
const LEGEND_COLUMNS = [
  text<(typeof LEGEND)[number]>('Note', ([note]) => note),
  text<(typeof LEGEND)[number]>('Description', ([, description]) => description),
];

/**
 * The statistics of a month. Premises and meters are counted by each premise's own calendar, and so are sums of
 * individual meters. The cloud's aggregate has one zone for all: the one most premises are in.
 */
export const monthlyReport: ReportDefinition<MonthlyReportParams> = {
  name: 'monthly',
  title: 'Homes, meters and usage in a month',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: monthlyReportParams,
  async parts(run, params) {
    const { month, perMeterSum } = params;
    const { data } = await fetchFleet(run);
    const meters = metersOf(premisesOf(data, month), month);
    const aggregates = (hasSelection(params) ? [] : typesOf(meters)).map((type) => {
      const query = aggregateQuery(type, month, commonZone(data));
      return listPart(run, { list: 'aggregate', ...query }, () => fetchAggregate(run, query));
    });
    const queries = perMeterSum
      ? meters.flatMap(({ premise, meter }) => seriesQueries(premise, meter, monthOf(premise, month)))
      : [];
    return [...seriesParts(run, queries), ...aggregates];
  },
  async prepare(run, params): Promise<PreparedReport> {
    const { month, perMeterSum } = params;
    const fleet = await fetchFleet(run);
    const zone = commonZone(fleet.data);
    const premises = premisesOf(fleet.data, month);
    const meters = metersOf(premises, month);
    const statistics = [countStatistic('total homes', premises.length), countStatistic('total meters', meters.length)];
    const gaps: ReportGap[] = [];
    const parts: Pick<Freshness, 'asOf' | 'source'>[] = [];
    for (const type of typesOf(meters)) {
      const ofType = meters.filter(({ meter }) => meter.type === type);
      const units = unitOf(type, ofType);
      statistics.push(countStatistic(`${type} meters`, ofType.length));
      if (perMeterSum) {
        const usages = await fetchUsages(run, ofType, month);
        gaps.push(...usages.flatMap((usage) => usage.gaps));
        parts.push(...usages.map(({ asOf, source }) => ({ asOf, source })));
        const sum = sumOfSeries(usages);
        statistics.push({
          statistic: `${type} cumulative per-meter usage`,
          value: roundToCents(sum),
          units,
          note: '2',
        });
      }
      // The cloud adds up all meters of a type, not those of a selection.
      if (hasSelection(params)) continue;
      const aggregate = await fetchAggregate(run, aggregateQuery(type, month, zone));
      if (aggregate) parts.push(aggregate);
      if (!aggregate?.data.meterCount) continue;
      statistics.push({
        statistic: `${type} aggregate usage`,
        value: roundToCents(aggregate.data.sum),
        units,
        note: '4',
      });
    }
    return {
      id: month,
      zone,
      freshness: joinParts(fleet, parts).freshness,
      etagInputs: [statistics, gaps],
      gaps,
      table: statisticsTable(statistics),
      entries: entries(statistics),
    };
  },
};

function statisticsTable(statistics: readonly Statistic[]): ReportTable {
  return table(COLUMNS, statistics);
}

async function* entries(statistics: readonly Statistic[]): AsyncGenerator<ZipEntry> {
  yield { path: 'monthly.csv', table: statisticsTable(statistics) };
  yield { path: 'readme.txt', table: table(LEGEND_COLUMNS, LEGEND) };
}

function premisesOf(premises: readonly FleetPremise[], month: string): FleetPremise[] {
  return premises.filter((premise) => existed(premise, premise, month));
}

function metersOf(premises: readonly FleetPremise[], month: string): PremiseMeter[] {
  return premises.flatMap((premise) =>
    premise.meters.filter((meter) => existed(premise, meter, month)).map((meter) => ({ premise, meter })),
  );
}

function typesOf(meters: readonly PremiseMeter[]): string[] {
  return [...new Set(meters.map(({ meter }) => meter.type))].sort();
}

function aggregateQuery(meterType: string, month: string, zone: string): AggregateQuery {
  return { ...monthSpan(month, zone), granularity: 'month', meterType };
}

function fetchAggregate({ ctx, account }: ReportRun, query: AggregateQuery) {
  return ctx.archive.aggregateUsage(account, query, INTERACTIVE_OPTIONS);
}

/** True when a premise or device existed before the month ended in the premise's zone. */
function existed(premise: FleetPremise, { createdAt }: { createdAt: string | null }, month: string): boolean {
  return createdAt === null || Date.parse(createdAt) < Date.parse(monthSpan(month, premise.timezone).end);
}

/** Returns the unit as the cloud writes it for these meters, or our own; empty for an unknown type. */
function unitOf(type: string, meters: readonly PremiseMeter[]): string {
  const reportedUnit = meters.find(({ meter }) => meter.uom !== null)?.meter.uom;
  return reportedUnit ?? meterTypeOf(type).unit?.toLowerCase() ?? '';
}

async function fetchUsages(run: ReportRun, meters: readonly PremiseMeter[], month: string): Promise<MeterSeries[]> {
  const usages: MeterSeries[] = [];
  for (const { premise, meter } of meters) {
    usages.push(await fetchSeries(run, premise, meter, monthOf(premise, month)));
  }
  return usages;
}

/** Returns a month in the premise's own zone. */
function monthOf({ timezone }: FleetPremise, month: string): SeriesRange {
  return { ...monthSpan(month, timezone), kind: 'usage', granularity: 'month' };
}

function countStatistic(statistic: string, value: number): Statistic {
  return { statistic, value, units: '', note: '1' };
}

function roundToCents(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
