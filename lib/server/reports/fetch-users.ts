import type { FleetPremise } from '@/lib/domain/fleet';
import type { FleetAnswer } from '../ports/archive';
import type { ReportPart, ReportRun } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { listPart } from './list-part';

/** How often addresses that are missing are asked for again. */
const MAX_ROUNDS = 4;

/** A fleet with its users, and how many of their addresses the cloud did not fill in. */
export interface FleetWithUsers extends FleetAnswer {
  missingEmails: number;
}

/** Returns the part that fetches the premises with their users, of reports that use `fetchUsers`. */
export function usersPart(run: ReportRun): ReportPart {
  return { ...listPart(run, { list: 'users' }, () => fetchFleet(run, { withUsers: true })), mayRepeat: true };
}

/**
 * Returns the enterprise's premises with the email addresses of their users. The cloud fills in a few more each time it
 * is asked, so it is asked again until nothing is missing or it knows no more; not where its answer is stored already.
 */
export async function fetchUsers(run: ReportRun, options: { histories?: 'required' } = {}): Promise<FleetWithUsers> {
  const { ctx, account } = run;
  const isStored = (await usersPart(run).cost()) === 0;
  const answer = await fetchFleet(run, { ...options, withUsers: true });
  let { data } = answer;
  let missingEmails = countMissing(data);
  for (let round = 0; round < MAX_ROUNDS && missingEmails > 0 && !isStored; round += 1) {
    const emails = await ctx.archive.emails(account, { ...INTERACTIVE_OPTIONS, notBefore: ctx.clock() + 1 });
    data = data.map((premise) => ({ ...premise, emails: emails.get(premise.id) ?? premise.emails }));
    const left = countMissing(data);
    if (left >= missingEmails) break;
    missingEmails = left;
  }
  return { ...answer, data, missingEmails };
}

function countMissing(premises: readonly FleetPremise[]): number {
  return premises.reduce((sum, { emails }) => sum + emails.filter((email) => email === null).length, 0);
}
