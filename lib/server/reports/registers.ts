import { type DetailedReportParams, detailedReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { listPart } from './list-part';
import { reportLocationColumns } from './location-columns';
import { hasSelection } from './selection';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

/** A meter with its latest register reading. */
interface RegisterRow {
  id: string;
  type: string;
  /** Null if the meter is in no listed premise. */
  premise: FleetPremise | null;
  value: number | null;
  at: string | null;
}

/** About what the cloud calls recently heard, which it does not say. Only used to expect the number of pages. */
const RECENT_MS = 2 * 24 * 3_600_000;

function isRecent(at: string | null | undefined, now: number): boolean {
  return at != null && now - Date.parse(at) <= RECENT_MS;
}

/** One row per recently heard meter; the cloud decides what is recent. */
export const bulkReport: ReportDefinition<DetailedReportParams> = {
  name: 'bulk',
  title: 'Latest register reading of every meter heard recently',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: detailedReportParams,
  async parts(run) {
    const { data } = await fetchFleet(run);
    const meters = data.flatMap((premise) => premise.meters);
    const expectedRows = meters.filter(({ latest }) => isRecent(latest?.at, run.now)).length;
    return [
      listPart(run, { list: 'bulk', expectedRows }, () => run.ctx.archive.bulk(run.account, INTERACTIVE_OPTIONS)),
    ];
  },
  async prepare(run, params) {
    const [fleet, heard] = await Promise.all([fetchFleet(run), run.ctx.archive.bulk(run.account, INTERACTIVE_OPTIONS)]);
    const premiseByMeter = new Map(fleet.data.flatMap((premise) => premise.meters.map(({ id }) => [id, premise])));
    const others = !hasSelection(params);
    const rows = heard.data.flatMap(({ meterId, type, value, at }): RegisterRow[] => {
      const premise = premiseByMeter.get(meterId) ?? null;
      return premise || others ? [{ id: meterId, type, premise, value, at }] : [];
    });
    return { zone: null, ...joinParts(fleet, [heard]), table: table(registerColumns(params.detailed), rows) };
  },
};

/** One row per meter, with empty cells if it has no reading yet. */
export const metersReport: ReportDefinition<DetailedReportParams> = {
  name: 'meters',
  title: 'Every meter with its latest register reading',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: detailedReportParams,
  async prepare(run, { detailed }) {
    const fleet = await fetchFleet(run);
    const rows = fleet.data.flatMap((premise) =>
      premise.meters.map(({ id, type, latest }): RegisterRow => {
        return { id, type, premise, value: latest?.value ?? null, at: latest?.at ?? null };
      }),
    );
    return { zone: null, ...joinParts(fleet, []), table: table(registerColumns(detailed), rows) };
  },
};

/**
 * Returns the columns of both reports. The additional ones come after Copper's own, to tell apartments at one street
 * address apart.
 */
function registerColumns(detailed: boolean): ReportColumn<RegisterRow>[] {
  const write = zonedTimeWriter('offset');
  const { premiseId, street, suite, city, postalCode } = reportLocationColumns<RegisterRow>(({ premise }) => premise);
  return [
    text('ID', ({ id }) => id),
    text('Type', ({ type }) => type),
    ...(detailed ? [street, city, postalCode] : []),
    time('Latest Timestamp', ({ premise, at }) => write(premise?.timezone ?? 'UTC', at)),
    number('Latest Value', ({ value }) => value, { decimals: 3 }),
    ...(detailed ? [suite, premiseId] : []),
  ];
}
