import { type PremisesReportParams, premisesReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet } from './fetch-fleet';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { type ReportColumn, table, text, time } from './writers/table';

/** An address that the cloud does not (yet) know: it fills its list as it is asked. */
const NO_ADDRESS = 'missing';

/** One row a premise, oldest first. */
export const premisesReport: ReportDefinition<PremisesReportParams> = {
  name: 'premises',
  title: 'Every premise with its address, tags and people',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: premisesReportParams,
  async prepare(run, { withUsers, incomplete, times }) {
    const answer = await fetchFleet(run, withUsers ? { withUsers } : {});
    const listed = incomplete ? answer.data.filter(({ meters }) => meters.length === 0) : answer.data;
    return { zone: null, ...joinParts(answer, []), table: table(premiseColumns(times), listed) };
  },
};

/** Columns of the list; also the partner report's. */
export function premiseColumns(times: PremisesReportParams['times']): ReportColumn<FleetPremise>[] {
  const write = zonedTimeWriter(times);
  return [
    text('ID', ({ id }) => id),
    time('Created', ({ timezone, createdAt }) => write(timezone, createdAt)),
    text('Address', ({ address }) => address.street),
    text('Suite/Apt', ({ address }) => address.suite),
    text('City', ({ address }) => address.city),
    text('Postal Code', ({ address }) => address.postalCode),
    text('County', ({ address }) => address.county),
    text('State', ({ address }) => address.state),
    text('Tags', ({ tags }) => [...tags].sort().join(';')),
    text('Email', ({ emails }) => emails.map((email) => email ?? NO_ADDRESS).join(';')),
  ];
}
