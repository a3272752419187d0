import { type WaterReversalsParams, waterReversalsParams } from '@/lib/contract/reports';
import { addDays, localDay } from '@/lib/domain/calendar';
import type { FleetPremise } from '@/lib/domain/fleet';
import { waterSwapReason } from '@/lib/domain/water-reversal';
import { REPORT_FORMATS, type ReportDefinition, type ReportRun } from './definition';
import { fetchFleet } from './fetch-fleet';
import { fetchSeries, type MeterSeries, type SeriesRange, seriesQueries, sumOfSeries } from './fetch-series';
import { joinParts } from './join-parts';
import { reportLocationColumns } from './location-columns';
import { number, type ReportColumn, table, text } from './writers/table';

const DAYS = 30;
const INDOOR = 'water_indoor';
const OUTDOOR = 'water_outdoor';

/** A home with indoor and outdoor water meters, and why they may be swapped. */
interface WaterRow {
  premise: FleetPremise;
  indoor: number | null;
  outdoor: number | null;
  why: string;
}

/**
 * Homes whose indoor and outdoor water meters may be swapped, judged by the last thirty full days in the premise's
 * zone.
 */
export const waterReversalsReport: ReportDefinition<WaterReversalsParams> = {
  name: 'water-reversals',
  title: 'Homes whose indoor and outdoor water meters may be swapped',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: waterReversalsParams,
  async series(run) {
    const { data } = await fetchFleet(run);
    const queries = data.flatMap((premise) =>
      premise.meters
        .filter(({ type }) => type === INDOOR || type === OUTDOOR)
        .flatMap((meter) => seriesQueries(premise, meter, lastDays(run, premise))),
    );
    return { queries, priority: 'report' };
  },
  async prepare(run, { method }) {
    const fleet = await fetchFleet(run);
    const rows: WaterRow[] = [];
    const parts: MeterSeries[] = [];
    for (const premise of fleet.data) {
      const indoor = await fetchWater(run, premise, INDOOR);
      const outdoor = await fetchWater(run, premise, OUTDOOR);
      if (indoor.length === 0 && outdoor.length === 0) continue;
      parts.push(...indoor, ...outdoor);
      const sums = { indoor: sumOfSeries(indoor), outdoor: sumOfSeries(outdoor) };
      const why = waterSwapReason(sums, method);
      if (why !== null) rows.push({ premise, ...sums, why });
    }
    return { zone: null, ...joinParts(fleet, parts), table: table(COLUMNS, rows) };
  },
};

function lastDays({ now }: Pick<ReportRun, 'now'>, { timezone }: FleetPremise): SeriesRange {
  const end = localDay(now, timezone);
  return { start: addDays(end, -DAYS), end, kind: 'usage', granularity: 'day' };
}

/**
 * Returns the last thirty full days of a premise's meters of one type; a replaced meter and its successor both count.
 */
async function fetchWater(run: ReportRun, premise: FleetPremise, type: string): Promise<MeterSeries[]> {
  const range = lastDays(run, premise);
  const series: MeterSeries[] = [];
  for (const meter of premise.meters) {
    if (meter.type === type) series.push(await fetchSeries(run, premise, meter, range));
  }
  return series;
}

const LOCATION = reportLocationColumns<WaterRow>(({ premise }) => premise);

/** The last three columns come after Copper's own, to tell apartments at one street address apart. */
const COLUMNS: ReportColumn<WaterRow>[] = [
  LOCATION.street,
  number('Indoor Usage', ({ indoor }) => indoor, { unit: 'gal' }),
  number('Outdoor Usage', ({ outdoor }) => outdoor, { unit: 'gal' }),
  ...[LOCATION.suite, LOCATION.premiseId],
  text('Why', ({ why }) => why),
];
