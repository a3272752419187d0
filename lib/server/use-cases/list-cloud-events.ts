import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { AlertsParams, CloudEventsData } from '@/lib/contract/insights';
import { joinFreshness } from '@/lib/domain/join-freshness';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { CLOUD_REPORT_OPTIONS } from '../lookup/cloud-report-options';
import type { Context } from '../ports/context';

/** Each takes a request; people with more homes have a utility's account. */
const MAX_PREMISES = 4;
const MAX_EVENTS = 40;

/**
 * Returns the events that Copper itself reports about the first homes of an account, newest first. What cannot be had of
 * one home is left out. None for an enterprise, which Copper sends no events.
 */
export async function listCloudEvents(
  ctx: Context,
  viewer: Viewer,
  { account: param }: AlertsParams,
): Promise<ApiAnswer<CloudEventsData>> {
  const account = resolveAccount(viewer, param);
  const { data, ...freshness } = await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' });
  const premises = account.kind === 'home' ? data.slice(0, MAX_PREMISES) : [];
  const answers = await Promise.all(
    premises.map(async ({ id, name, timezone }) => {
      const answer = await ctx.archive.cloudEvents(account, id, CLOUD_REPORT_OPTIONS).catch(nullOnAppError);
      return (
        answer && {
          ...answer,
          data: answer.data.map((event) => ({ ...event, premiseId: id, premiseName: name, timezone })),
        }
      );
    }),
  );
  const loaded = answers.filter((answer) => answer !== null);
  const events = loaded
    .flatMap((answer) => answer.data)
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MAX_EVENTS);
  const [first = freshness, ...rest] = loaded;
  return apiAnswer({ events }, joinFreshness([first, ...rest]), completeListCoverage(events.length));
}

function nullOnAppError(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}
