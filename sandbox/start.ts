import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createApi } from './api/api-server';
import { RateLimits } from './api/rate-limits';
import type { AuthSettings, Mailbox, VerifiedToken } from './auth/auth.types';
import { createAuthServer } from './auth/auth-server';
import type { World } from './data/world';
import { anchorOf, createWorld } from './data/world';
import { ADMIN_ROOT, createAdminHandler } from './faults/admin-routes';
import { applyFault, Faults } from './faults/faults';
import type { LoggedRequest } from './faults/request-log';
import { logRequest } from './faults/request-log';
import { SandboxClock } from './faults/sandbox-clock';
import type { SandboxOptions } from './options';
import { SANDBOX_DEFAULTS } from './options';

/** A running sandbox: auth and API on one origin, with what a test needs to control and inspect it. */
export interface Sandbox {
  /** Origin without a trailing slash, for both COPPER_API_URL and COPPER_AUTH_URL. */
  url: string;
  world: World;
  clock: SandboxClock;
  /** Every request received, oldest first, except those to /__sandbox and /mailbox. */
  requests: LoggedRequest[];
  faults: Faults;
  limits: RateLimits;
  /** Can be changed at any time. */
  settings: AuthSettings;
  mailbox: Mailbox;
  /** Revokes an account's refresh tokens. */
  revoke(email: string): Promise<void>;
  close(): Promise<void>;
  /** Listens again on the port that was closed, with the same accounts, tokens and settings. */
  reopen(): Promise<void>;
}

/** Starts a sandbox in this process. `log` gets a line for each sent code and each error. */
export async function startSandbox(
  overrides: Partial<SandboxOptions> = {},
  log: (line: string) => void = () => {},
): Promise<Sandbox> {
  const options = { ...SANDBOX_DEFAULTS, ...overrides };
  const clock = new SandboxClock();
  if (options.now !== null) clock.set(Date.parse(options.now));
  const anchorMs = options.anchor === null ? anchorOf(clock.now()) : Date.parse(options.anchor);
  const world = createWorld({ ...options, anchorMs });
  const requests: LoggedRequest[] = [];
  const faults = new Faults();
  const limits = new RateLimits(
    { hour: options.limitHour, day: options.limitDay, window: options.limitWindow },
    clock.now,
  );
  const settings: AuthSettings = {
    otpGrant: options.otpGrant,
    rotation: options.rotation,
    tokenSeconds: options.tokenSeconds,
  };

  // The issuer needs the port, so requests that arrive before the setup is done wait for it.
  let setReady: (dispatch: Dispatch) => void = () => {};
  const ready = new Promise<Dispatch>((resolve) => {
    setReady = resolve;
  });
  const server = createServer((req, res) => void ready.then((dispatch) => dispatch(req, res)));
  // Like a load balancer. Node's default of five seconds closes connections that a busy client is about to use.
  server.keepAliveTimeout = 65_000;
  server.listen(options.port, options.listen ?? options.host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const origin = `http://${options.host}:${port}`;

  const auth = await createAuthServer({
    issuer: `${origin}/`,
    clock: clock.now,
    settings,
    clients: options.clients,
    log,
  });
  const maxDays = { minute: options.maxDaysMinute, hour: options.maxDaysHour, day: options.maxDaysDay };
  const context = { world, clock: clock.now, dayCut: options.dayCut, maxDays, userListRequests: 0 };
  const api = createApi(context, auth, limits);
  const admin = options.admin ? createAdminHandler({ faults, clock, limits, requests, settings, auth }) : null;

  async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<VerifiedToken | null> {
    const fault = faults.next(`${url.pathname}${url.search}`);
    if (fault && (await applyFault(fault, req, res))) return null;
    if (auth.handles(url.pathname)) await auth.handle(req, res);
    else if (api.handles(url.pathname)) return api.handle(req, res, url);
    else res.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":"not_found"}');
    return null;
  }

  async function dispatch(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', origin);
    try {
      if (url.pathname.startsWith(ADMIN_ROOT) && admin) return await admin(req, res, url);
      if (url.pathname === '/mailbox') return void (await auth.handle(req, res));
      const entry: LoggedRequest = {
        at: new Date(clock.now()).toISOString(),
        method: req.method ?? 'GET',
        path: url.pathname,
        query: url.search,
        status: 0,
        clientId: null,
        sub: null,
        kind: auth.handles(url.pathname) ? 'auth' : 'api',
      };
      logRequest(requests, entry);
      res.once('finish', () => {
        entry.status = res.statusCode;
      });
      const token = await handle(req, res, url);
      entry.status = res.headersSent ? res.statusCode : 0;
      entry.clientId = token?.clientId ?? null;
      entry.sub = token?.sub ?? null;
    } catch (error) {
      log(`failed to answer ${req.method} ${url.pathname}: ${error instanceof Error ? error.stack : String(error)}`);
      if (!res.headersSent) res.writeHead(500, { 'Content-Type': 'application/json' });
      res.end('{"error":"server_error"}');
    }
  }

  setReady(dispatch);
  return {
    url: origin,
    world,
    clock,
    requests,
    faults,
    limits,
    settings,
    mailbox: auth.mailbox,
    revoke: auth.revoke,
    async close() {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    async reopen() {
      server.listen(port, options.listen ?? options.host);
      await once(server, 'listening');
    },
  };
}

type Dispatch = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
