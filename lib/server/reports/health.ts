import { type PlainReportParams, plainReportParams } from '@/lib/contract/reports';
import type { Answer } from '@/lib/domain/answer';
import { commonZone } from '@/lib/domain/common-zone';
import type { FleetPremise } from '@/lib/domain/fleet';
import { type DeviceDays, deviceDays } from '@/lib/domain/fleet/device-days';
import { lastSevenDays } from '@/lib/domain/health';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet } from './fetch-fleet';
import { joinParts } from './join-parts';
import { type ReportColumn, type ReportTable, table, text } from './writers/table';

/**
 * A week of every device, a sign a day. The columns are the dates of the zone that most premises are in; a cell tells
 * of that date on the premise's own calendar. Days are counted back from when the lists were told, not from now: of
 * what came later nothing is known.
 */
export const healthReport: ReportDefinition<PlainReportParams> = {
  name: 'health',
  title: 'The state of every meter and gateway on each of seven days',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: plainReportParams,
  async prepare(run) {
    const fleet = await fetchFleet(run);
    return { zone: null, ...joinParts(fleet, []), table: healthTable(fleet) };
  },
};

/** The table of it; also the partner report's. */
export function healthTable({ data, asOf }: Answer<FleetPremise[]>): ReportTable {
  const days = lastSevenDays(asOf, commonZone(data));
  return table(healthColumns(days), deviceDays(data, days, asOf));
}

function healthColumns(days: readonly string[]): ReportColumn<DeviceDays>[] {
  return [
    text('Premise ID', ({ premise }) => premise.id),
    text('Address', ({ premise }) => premise.address.street),
    text('Type', ({ kind, device }) => ('type' in device ? `${device.type} ${kind}` : kind)),
    text('ID', ({ device }) => device.id),
    text('State', ({ device }) => device.state),
    ...days.map((day, place) => text<DeviceDays>(day.slice(5).replace('-', '/'), (row) => row.days[place])),
  ];
}
