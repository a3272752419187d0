import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RateLimits } from '../api/rate-limits';
import type { AuthServer, AuthSettings } from '../auth/auth.types';
import { ADMIN_BODIES } from './admin-bodies';
import type { Faults } from './faults';
import type { LoggedRequest } from './request-log';
import type { SandboxClock } from './sandbox-clock';

export interface AdminDeps {
  faults: Faults;
  clock: SandboxClock;
  limits: RateLimits;
  requests: LoggedRequest[];
  settings: AuthSettings;
  auth: AuthServer;
}

export const ADMIN_ROOT = '/__sandbox/';

async function jsonBody(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of req.setEncoding('utf8')) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function reply(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** Creates the routes with which tests control the sandbox. Used only with --admin. */
export function createAdminHandler(deps: AdminDeps) {
  const { faults, clock, limits, requests, settings, auth } = deps;

  const actions: Record<string, (body: unknown, url: URL) => unknown> = {
    'GET requests': () => requests,
    'DELETE requests': () => {
      requests.length = 0;
      return { ok: true };
    },
    'GET faults': () => faults.all(),
    'POST faults': (body) => {
      faults.add(ADMIN_BODIES.fault.parse(body));
      return { ok: true };
    },
    'DELETE faults': () => {
      faults.clear();
      return { ok: true };
    },
    'GET clock': () => ({ now: new Date(clock.now()).toISOString() }),
    'POST clock': (body) => {
      const { now, offsetMs, advanceMs, freeze } = ADMIN_BODIES.clock.parse(body);
      if (offsetMs !== undefined) clock.setOffset(offsetMs);
      if (now !== undefined) clock.set(Date.parse(now));
      if (advanceMs !== undefined) clock.advance(advanceMs);
      if (freeze !== undefined) clock.freeze(freeze);
      return { now: new Date(clock.now()).toISOString() };
    },
    'POST limits': (body) => {
      const { hour, day, reset, spend } = ADMIN_BODIES.limits.parse(body);
      if (hour !== undefined) limits.settings.hour = hour;
      if (day !== undefined) limits.settings.day = day;
      if (reset) limits.reset();
      if (spend) limits.spend(spend.clientId, spend.count);
      return { ...limits.settings };
    },
    'GET limits': (_body, url) => limits.used(url.searchParams.get('clientId') ?? ''),
    'GET mailbox': (_body, url) => ({ code: auth.mailbox.latest(url.searchParams.get('email') ?? '') }),
    'POST settings': (body) => Object.assign(settings, ADMIN_BODIES.settings.parse(body)),
    'POST revoke': async (body) => {
      await auth.revoke(ADMIN_BODIES.revoke.parse(body).email);
      return { ok: true };
    },
  };

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const action = actions[`${req.method} ${url.pathname.slice(ADMIN_ROOT.length)}`];
    if (!action) return reply(res, 404, { error: 'not_found' });
    try {
      reply(res, 200, await action(await jsonBody(req), url));
    } catch (error) {
      reply(res, 400, { error: 'bad_request', message: error instanceof Error ? error.message : String(error) });
    }
  };
}
