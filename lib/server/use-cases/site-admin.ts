import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { SiteAdminData, SiteSessionParams } from '@/lib/contract/site-admin';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { SiteState } from '../ports/site-admin';
import { sessionHandle } from '../session-handle';

const SHOWN_LINES = 100;
const SHOWN_LEVELS = ['warn', 'error', 'fatal'];

/** Returns the state of this site, its signed-in browsers and its last warnings. For users in COPPER_ADMINS only. */
export async function getSite(ctx: Context, viewer: Viewer): Promise<ApiAnswer<SiteAdminData>> {
  requireAdmin(viewer);
  const browsers = await ctx.site.browsers();
  const data = {
    ...stateOf(await ctx.site.state()),
    browsers: browsers.map(({ createdAt, expiresAt, ...each }) => ({
      ...each,
      createdAt: toIso(createdAt),
      expiresAt: toIso(expiresAt),
      own: viewer.sessionId !== null && each.id === sessionHandle(viewer.sessionId),
    })),
    log: ctx.site
      .lines()
      .map(lineOf)
      .filter(({ level }) => SHOWN_LEVELS.includes(level))
      .slice(-SHOWN_LINES)
      .reverse(),
  };
  return currentAnswer(data, 1, ctx.clock());
}

/** Signs a browser out. Throws `not_found` when it is not signed in. */
export async function signOutBrowser(ctx: Context, viewer: Viewer, { sessionId }: SiteSessionParams): Promise<void> {
  requireAdmin(viewer);
  if (await ctx.site.signOut(sessionId)) return;
  throw new AppError('not_found', { userMessage: 'This browser is not signed in. It may have signed out already.' });
}

/** Returns what helps to find a fault, as one object for a file: state and log without email addresses and values. */
export async function getDiagnostics(ctx: Context, viewer: Viewer): Promise<object> {
  requireAdmin(viewer);
  const browsers = (await ctx.site.browsers()).length;
  return {
    writtenAt: toIso(ctx.clock()),
    ...stateOf(await ctx.site.state()),
    platform: `${process.platform} ${process.arch}`,
    browsers,
    log: ctx.site.lines().map(parsed),
  };
}

/** Others do not learn that the page exists. */
function requireAdmin({ isAdmin, sessionId }: Viewer): void {
  if (isAdmin === true && sessionId !== null) return;
  throw new AppError('not_found', { userMessage: 'There is nothing at this address.', detail: 'not an admin' });
}

function stateOf({ startedAt, backups, ...state }: SiteState) {
  return {
    ...state,
    startedAt: toIso(startedAt),
    backups: backups && { ...backups, newestAt: backups.newestAt === null ? null : toIso(backups.newestAt) },
  };
}

function lineOf(line: string): SiteAdminData['log'][number] {
  const { time, level, part, msg, reason, err } = parsed(line) as Record<string, unknown>;
  const why = typeof reason === 'string' ? reason : ((err as { message?: unknown } | undefined)?.message ?? null);
  return {
    at: typeof time === 'string' ? time : toIso(0),
    level: String(level ?? 'info'),
    part: typeof part === 'string' ? part : null,
    text: typeof why === 'string' ? `${msg}: ${why}` : String(msg ?? ''),
  };
}

function parsed(line: string): object {
  try {
    return JSON.parse(line);
  } catch {
    return { msg: line };
  }
}

function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
