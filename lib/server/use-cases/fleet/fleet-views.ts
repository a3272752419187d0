import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { FleetViewInput, FleetViewsData, FleetViewsParams } from '@/lib/contract/fleet-views';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { AppError } from '../../errors';
import type { Context } from '../../ports/context';

/** Views of one page that a user can save. */
const MAX_VIEWS = 40;

/** Returns the views of a page that the user has saved. */
export async function listFleetViews(
  ctx: Context,
  viewer: Viewer,
  { account: param, page }: FleetViewsParams,
): Promise<ApiAnswer<FleetViewsData>> {
  const { account } = resolveEnterprise(viewer, param);
  const views = await ctx.fleetViews.list(account.id, { madeBy: viewer.home.id, page });
  return currentAnswer({ views }, views.length, ctx.clock());
}

/** Saves, renames or removes one of the user's own views, and returns those there are now. */
export async function changeFleetView(
  ctx: Context,
  viewer: Viewer,
  { account: param, page, name, query, replaces }: FleetViewInput,
): Promise<ApiAnswer<FleetViewsData>> {
  const { account } = resolveEnterprise(viewer, param);
  const owner = { madeBy: viewer.home.id, page };
  if (query === null) await ctx.fleetViews.remove(account.id, owner, name);
  else if (!(await ctx.fleetViews.save(account.id, owner, { name, query: ownQuery(query), replaces }, MAX_VIEWS))) {
    throw new AppError('bad_request', {
      userMessage: `You have ${MAX_VIEWS} views of this page. Delete one first.`,
      field: 'name',
    });
  }
  return listFleetViews(ctx, viewer, { account: param, page });
}

/** The account is a part of every address, and the view belongs to one already. */
function ownQuery(text: string): string {
  const query = new URLSearchParams(text);
  query.delete('account');
  return query.toString();
}
