import type { Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';

/**
 * Returns the home that a signed-in user lands on: the one opened last (`lastOpened`), else the first one with a meter,
 * else the first. Null for an account without homes, and when its homes cannot be loaded.
 */
export async function getLandingHome(ctx: Context, viewer: Viewer, lastOpened: string | null): Promise<string | null> {
  try {
    const { data } = await ctx.archive.premises(viewer.home, { purpose: 'premises', priority: 'person' });
    const home = data.find(({ id }) => id === lastOpened) ?? data.find(({ meters }) => meters.length > 0) ?? data[0];
    return home?.id ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
