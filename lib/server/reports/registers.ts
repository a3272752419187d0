import { type DetailedReportParams, detailedReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

/** A meter with the last that was heard of its register. */
interface RegisterRow {
  id: string;
  type: string;
  /** Null where the meter stands in no premise that is listed. */
  premise: FleetPremise | null;
  value: number | null;
  at: string | null;
}

/** One row a meter that was heard recently; what that is, the cloud decides. */
export const bulkReport: ReportDefinition<DetailedReportParams> = {
  name: 'bulk',
  title: 'The register of every meter heard recently',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: detailedReportParams,
  async prepare(run, { detailed }) {
    const [fleet, heard] = await Promise.all([fetchFleet(run), run.ctx.archive.bulk(run.account, INTERACTIVE_OPTIONS)]);
    const premiseOf = new Map(fleet.data.flatMap((premise) => premise.meters.map(({ id }) => [id, premise])));
    const rows = heard.data.map(({ meterId, type, value, at }): RegisterRow => {
      return { id: meterId, type, premise: premiseOf.get(meterId) ?? null, value, at };
    });
    return { zone: null, ...joinParts(fleet, [heard]), table: table(registerColumns(detailed), rows) };
  },
};

/** One row a meter, with empty cells where nothing was read yet. */
export const metersReport: ReportDefinition<DetailedReportParams> = {
  name: 'meters',
  title: 'Every meter with the last reading of its register',
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
 * Columns of both. What is added to the vendor's stands behind them: apartments of one street address can't be told
 * apart otherwise.
 */
function registerColumns(detailed: boolean): ReportColumn<RegisterRow>[] {
  const write = zonedTimeWriter('offset');
  const where: ReportColumn<RegisterRow>[] = [
    text('Address', ({ premise }) => premise?.address.street),
    text('City', ({ premise }) => premise?.address.city),
    text('Postal Code', ({ premise }) => premise?.address.postalCode),
  ];
  const apart: ReportColumn<RegisterRow>[] = [
    text('Suite/Apt', ({ premise }) => premise?.address.suite),
    text('Premise ID', ({ premise }) => premise?.id),
  ];
  return [
    text('ID', ({ id }) => id),
    text('Type', ({ type }) => type),
    ...(detailed ? where : []),
    time('Latest Timestamp', ({ premise, at }) => write(premise?.timezone ?? 'UTC', at)),
    number('Latest Value', ({ value }) => value, { decimals: 3 }),
    ...(detailed ? apart : []),
  ];
}
