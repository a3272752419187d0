import type { Answer } from '@/lib/domain/answer';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { ReportRun } from './definition';

/** Somebody waits at a button for a list or for one meter's file. */
export const INTERACTIVE_OPTIONS = { purpose: 'report', priority: 'person' } as const;
/** What asks once for every meter goes behind people and their pages, but somebody waits for the file. */
export const BULK_OPTIONS = { purpose: 'report', priority: 'report', unpaced: true } as const;

/** The enterprise's premises, oldest first; those whose age nobody tells come last. */
export async function fetchFleet(
  { ctx, account }: Pick<ReportRun, 'ctx' | 'account'>,
  options: { withUsers?: true } = {},
): Promise<Answer<FleetPremise[]>> {
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
