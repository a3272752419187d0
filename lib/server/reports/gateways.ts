import { type PlainReportParams, plainReportParams } from '@/lib/contract/reports';
import type { FleetGateway, FleetPremise } from '@/lib/domain/fleet';
import { askFleet } from './ask-fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { joinParts } from './join-parts';
import { zonedTimes } from './time-text';
import { type Column, table, text, time } from './writers/table';

interface GatewayRow {
  premise: FleetPremise;
  gateway: FleetGateway;
}

/** One row a gateway, premise after premise. */
export const gateways: ReportDefinition<PlainReportParams> = {
  name: 'gateways',
  title: 'Every gateway with its state, model and firmware',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: plainReportParams,
  async prepare(run) {
    const fleet = await askFleet(run);
    const rows = fleet.data.flatMap((premise) => premise.gateways.map((gateway) => ({ premise, gateway })));
    return { zone: null, ...joinParts(fleet, []), table: table(gatewayColumns(), rows) };
  },
};

function gatewayColumns(): Column<GatewayRow>[] {
  const write = zonedTimes('offset');
  return [
    text('ID', ({ gateway }) => gateway.id),
    text('Premise ID', ({ premise }) => premise.id),
    text('State', ({ gateway }) => gateway.state),
    text('Model', ({ gateway }) => gateway.model),
    time('Last Heard', ({ premise, gateway }) => write(premise.timezone, gateway.lastHeard)),
    text('Firmware Version', ({ gateway }) => gateway.firmware),
  ];
}
