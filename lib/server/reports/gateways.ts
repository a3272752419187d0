import { type FleetReportParams, fleetReportParams } from '@/lib/contract/reports';
import type { FleetGateway, FleetPremise } from '@/lib/domain/fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet } from './fetch-fleet';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { type ReportColumn, table, text, time } from './writers/table';

interface GatewayRow {
  premise: FleetPremise;
  gateway: FleetGateway;
}

/** One row per gateway, premise by premise. */
export const gatewaysReport: ReportDefinition<FleetReportParams> = {
  name: 'gateways',
  title: 'Every gateway with its state, model and firmware',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: fleetReportParams,
  async prepare(run) {
    const fleet = await fetchFleet(run);
    const rows = fleet.data.flatMap((premise) => premise.gateways.map((gateway) => ({ premise, gateway })));
    return { zone: null, ...joinParts(fleet, []), table: table(gatewayColumns(), rows) };
  },
};

function gatewayColumns(): ReportColumn<GatewayRow>[] {
  const write = zonedTimeWriter('offset');
  return [
    text('ID', ({ gateway }) => gateway.id),
    text('Premise ID', ({ premise }) => premise.id),
    text('State', ({ gateway }) => gateway.state),
    text('Model', ({ gateway }) => gateway.model),
    time('Last Heard', ({ premise, gateway }) => write(premise.timezone, gateway.lastHeard)),
    text('Firmware Version', ({ gateway }) => gateway.firmware),
  ];
}
