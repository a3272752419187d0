import { type PartnerReportParams, partnerReportParams } from '@/lib/contract/reports';
import type { Answer } from '@/lib/domain/answer';
import { localDay } from '@/lib/domain/calendar';
import { commonZone } from '@/lib/domain/common-zone';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { ReportDefinition } from './definition';
import { fetchUsers, usersPart } from './fetch-users';
import { healthParts, healthTable, historiesPart } from './health';
import { partnerSummary } from './partner-summary';
import { premiseColumns } from './premises';
import { table } from './writers/table';
import type { ZipEntry } from './writers/zip';

/** Premises with their users, the week's health, and counts. */
export const partnerReport: ReportDefinition<PartnerReportParams> = {
  name: 'partner',
  title: 'Premises with users, device health and a summary',
  audience: 'enterprise',
  formats: ['zip'],
  params: partnerReportParams,
  parts: async (run) => [usersPart(run), historiesPart(run)],
  async prepare(run, { handle }) {
    const fleet = await fetchUsers(run, { histories: 'required' });
    const day = localDay(run.now, commonZone(fleet.data));
    const id = handle === undefined ? day : `${handle}.${day}`;
    const parts = healthParts(fleet);
    const etagInputs = [...parts.etagInputs, fleet.missingEmails];
    return { id, zone: null, ...parts, etagInputs, entries: entries(fleet) };
  },
};

async function* entries(fleet: Answer<FleetPremise[]>): AsyncGenerator<ZipEntry> {
  yield { path: 'premises.csv', table: table(premiseColumns('local'), fleet.data) };
  yield { path: 'health.csv', table: healthTable(fleet) };
  yield { path: 'summary.txt', text: partnerSummary(fleet.data) };
}
