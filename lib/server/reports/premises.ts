import { type PremisesReportParams, premisesReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet } from './fetch-fleet';
import { fetchUsers, usersPart } from './fetch-users';
import { joinParts } from './join-parts';
import { reportLocationColumns } from './location-columns';
import { zonedTimeWriter } from './time-text';
import { type ReportColumn, table, text, time } from './writers/table';

/** Written for a user whose email address the cloud does not know. */
const UNKNOWN_EMAIL = 'missing';

/** One row per premise, oldest first. */
export const premisesReport: ReportDefinition<PremisesReportParams> = {
  name: 'premises',
  title: 'Every premise with its address, tags and users',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: premisesReportParams,
  parts: async (run, { withUsers }) => (withUsers ? [usersPart(run)] : []),
  async prepare(run, { withUsers, incomplete, times }) {
    const fleet = withUsers ? await fetchUsers(run) : { ...(await fetchFleet(run)), missingEmails: 0 };
    const listed = incomplete ? fleet.data.filter(({ meters }) => meters.length === 0) : fleet.data;
    const parts = joinParts(fleet, []);
    const etagInputs = [...parts.etagInputs, fleet.missingEmails];
    return { zone: null, ...parts, etagInputs, table: table(premiseColumns(times), listed) };
  },
};

/** Returns the columns of the list; the partner report uses them too. */
export function premiseColumns(times: PremisesReportParams['times']): ReportColumn<FleetPremise>[] {
  const write = zonedTimeWriter(times);
  const { street, suite, city, postalCode, county, state } = reportLocationColumns<FleetPremise>((premise) => premise);
  return [
    text('ID', ({ id }) => id),
    time('Created', ({ timezone, createdAt }) => write(timezone, createdAt)),
    ...[street, suite, city, postalCode, county, state],
    text('Tags', ({ tags }) => [...tags].sort().join(';')),
    text('Email', ({ emails }) => emails.map((email) => email ?? UNKNOWN_EMAIL).join(';')),
  ];
}
