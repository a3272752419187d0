import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '@/lib/server/errors';
import { GATE_ROLES, type GateRole, type GateSettings, gateRole } from '@/lib/server/gate-role';

/** As that of client-address.ts: random for each process, so that no client can send it. */
const HEADER_NAME = Symbol.for('copper-dashboard.gate-header');
const globals = globalThis as { [HEADER_NAME]?: string };
globals[HEADER_NAME] ??= `x-gate-${randomBytes(16).toString('hex')}`;
const GATE_HEADER = globals[HEADER_NAME];

/** Read by monitors, and without data of anyone. `/metrics` has a rule of its own. */
const OPEN_PATHS = ['/api/health', '/api/ready', '/api/version', '/metrics'];

/**
 * Puts the role of the person whom a trusted proxy names into a private header, and removes the proxy's. Returns an error for a
 * request of no such person, which no route or page then sees.
 */
export function passGate(
  headers: IncomingHttpHeaders,
  request: { path: string; fromProxy: boolean },
  gate: GateSettings,
): AppError | null {
  const given = request.fromProxy ? headers[gate.header] : undefined;
  delete headers[gate.header];
  delete headers[GATE_HEADER];
  const name = typeof given === 'string' ? given : undefined;
  const role = gateRole(name, gate);
  if (role !== null) headers[GATE_HEADER] = role;
  if (role !== null || OPEN_PATHS.includes(request.path)) return null;
  return new AppError('forbidden', {
    userMessage: name
      ? 'You are signed in, but not allowed to open this site. Ask the person who looks after it.'
      : 'This site opens only through its own sign-in. Open it by the address that you were given.',
    detail: name ? 'named by the proxy, not on the lists' : 'no name of a trusted proxy',
  });
}

/** Returns the role that `passGate` has put into the headers of a request; null without a gate. */
export function gateRoleIn(headers: Headers): GateRole | null {
  const role = headers.get(GATE_HEADER);
  return GATE_ROLES.find((each) => each === role) ?? null;
}
