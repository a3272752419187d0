import { type FleetReportParams, fleetReportParams } from '@/lib/contract/reports';
import type { Answer } from '@/lib/domain/answer';
import { commonZone } from '@/lib/domain/common-zone';
import type { FleetPremise } from '@/lib/domain/fleet';
import { type DeviceDays, deviceDays } from '@/lib/domain/fleet/device-days';
import { lastSevenDays } from '@/lib/domain/health';
import { toInstantText } from '@/lib/domain/instant-text';
import type { FleetAnswer } from '../ports/archive';
import { REPORT_FORMATS, type ReportDefinition, type ReportPart, type ReportRun } from './definition';
import { fetchFleet } from './fetch-fleet';
import { joinParts } from './join-parts';
import { listPart } from './list-part';
import { reportLocationColumns } from './location-columns';
import { type ReportColumn, type ReportTable, table, text } from './writers/table';

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * A week of every device, one state symbol per day. The columns are dates in the zone of most premises; a cell is about
 * that date in the premise's own zone. Days are counted back from when the lists were fetched, because nothing is known
 * about the time since.
 */
export const healthReport: ReportDefinition<FleetReportParams> = {
  name: 'health',
  title: 'State of every meter and gateway over seven days',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: fleetReportParams,
  parts: async (run) => [historiesPart(run)],
  async prepare(run) {
    const fleet = await fetchFleet(run, { histories: 'required' });
    return { zone: null, ...healthParts(fleet), table: healthTable(fleet) };
  },
};

/** Returns the part that fetches the histories of gateways; the partner report uses it too. */
export function historiesPart(run: ReportRun): ReportPart {
  return listPart(run, { list: 'gatewayHistories' }, () => fetchFleet(run, { histories: 'required' }));
}

/** Returns freshness and gaps: the devices whose changes the cloud did not send. The partner report uses it too. */
export function healthParts(fleet: FleetAnswer): ReturnType<typeof joinParts> {
  const { asOf, data, historiesAsOf } = fleet;
  const week = { start: toInstantText(Date.parse(asOf) - WEEK_MS), end: toInstantText(Date.parse(asOf)) };
  const devices = data.flatMap(({ meters, gateways }) => [...meters, ...gateways]);
  const gaps = devices.flatMap(({ id, changes }) => (changes ? [] : [{ id, ...week, reason: 'missing' as const }]));
  const parts = joinParts(fleet, [{ asOf, source: fleet.source, gaps }]);
  // Histories may have been fetched again for the same lists.
  return { ...parts, etagInputs: [...parts.etagInputs, historiesAsOf] };
}

/** Returns the table; the partner report uses it too. */
export function healthTable({ data, asOf }: Answer<FleetPremise[]>): ReportTable {
  const days = lastSevenDays(asOf, commonZone(data));
  return table(healthColumns(days), deviceDays(data, days, asOf));
}

function healthColumns(days: readonly string[]): ReportColumn<DeviceDays>[] {
  const { premiseId, street } = reportLocationColumns<DeviceDays>(({ premise }) => premise);
  return [
    ...[premiseId, street],
    text('Type', ({ kind, device }) => ('type' in device ? `${device.type} ${kind}` : kind)),
    text('ID', ({ device }) => device.id),
    text('State', ({ device }) => device.state),
    ...days.map((day, index) => text<DeviceDays>(day.slice(5).replace('-', '/'), (row) => row.days[index])),
  ];
}
