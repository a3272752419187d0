import type { FleetPremise } from '@/lib/domain/fleet';
import type { FleetAnswer } from '../ports/archive';
import type { ReportRun } from './definition';

/** Options when a user waits for a list or for one meter's file. */
export const INTERACTIVE_OPTIONS = { purpose: 'report', priority: 'person' } as const;
/** Options for reports that fetch every meter: lower priority than pages, but not paced, because a user waits. */
export const BULK_OPTIONS = { purpose: 'report', priority: 'report', unpaced: true } as const;

/** Returns the enterprise's premises, oldest first; those without a creation date come last. */
export async function fetchFleet(
  { ctx, account }: Pick<ReportRun, 'ctx' | 'account'>,
  options: { withUsers?: true; histories?: 'required' } = {},
): Promise<FleetAnswer> {
  const answer = await ctx.archive.fleet(account, options, INTERACTIVE_OPTIONS);
  return { ...answer, data: [...answer.data].sort(byAge) };
}

function byAge(a: FleetPremise, b: FleetPremise): number {
  const [from, to] = [a, b].map(({ createdAt }) =>
    createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(createdAt),
  );
  if (from !== to) return (from ?? 0) - (to ?? 0);
  return a.id < b.id ? -1 : 1;
}
