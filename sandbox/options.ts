import { parseArgs } from 'node:util';
import type { ClientSpec } from './auth/auth.types';
import type { DayCut } from './data/buckets';

export interface SandboxOptions {
  /** Name in its own addresses. */
  host: string;
  /** Address to listen on; null: `host`. */
  listen: string | null;
  /** 0: any free port. */
  port: number;
  /** Size of the enterprise's fleet. */
  premises: number;
  seed: number;
  /** Meters in the home of campus@example.com; 0: it has none. */
  campusMeters: number;
  /** Enables the routes under /__sandbox. */
  admin: boolean;
  tokenSeconds: number;
  rotation: boolean;
  otpGrant: 'open' | 'closed';
  limitHour: number;
  limitDay: number;
  limitWindow: 'rolling' | 'clock';
  dayCut: DayCut;
  /** Longest range of one request in days: for minutes, for 15 minutes to two hours, for days and months. */
  maxDaysMinute: number;
  maxDaysHour: number;
  maxDaysDay: number;
  /** OAuth clients in addition to the built-in ones. */
  clients: ClientSpec[];
  /** Start time of the clock, which then runs; null: the host's clock. */
  now: string | null;
  /** Instant that recent events are relative to; null: the Monday before the start. */
  anchor: string | null;
}

export const SANDBOX_DEFAULTS: SandboxOptions = {
  host: '127.0.0.1',
  listen: null,
  port: 4000,
  premises: 12,
  seed: 1,
  campusMeters: 0,
  admin: false,
  tokenSeconds: 86_400,
  rotation: true,
  otpGrant: 'open',
  limitHour: 100,
  limitDay: 1000,
  limitWindow: 'rolling',
  dayCut: 'premise',
  maxDaysMinute: 45,
  maxDaysHour: 366,
  maxDaysDay: 7320,
  clients: [],
  now: null,
  anchor: null,
};

/** Thrown for an invalid command line. The message is for the user. */
export class SandboxUsageError extends Error {}

const FLAGS = {
  host: { type: 'string' },
  listen: { type: 'string' },
  port: { type: 'string' },
  premises: { type: 'string' },
  seed: { type: 'string' },
  'campus-meters': { type: 'string' },
  admin: { type: 'boolean' },
  'token-seconds': { type: 'string' },
  rotation: { type: 'string' },
  'otp-grant': { type: 'string' },
  'limit-hour': { type: 'string' },
  'limit-day': { type: 'string' },
  'limit-window': { type: 'string' },
  'day-cut': { type: 'string' },
  'max-days-minute': { type: 'string' },
  'max-days-hour': { type: 'string' },
  'max-days-day': { type: 'string' },
  client: { type: 'string', multiple: true },
  now: { type: 'string' },
  anchor: { type: 'string' },
  help: { type: 'boolean' },
} as const;

export const SANDBOX_USAGE = `npm run sandbox -- [flags]
  --port 4000 --host 127.0.0.1     where to listen (port 0: any free one)
  --listen 0.0.0.0                 where to listen, if that is not the host in its addresses
  --premises 12 --seed 1           size and random seed of the enterprise's fleet
  --campus-meters 0                meters in the home of campus@example.com
  --admin                          enable the routes under /__sandbox
  --token-seconds 86400 --rotation on|off --otp-grant open|closed
  --limit-hour 100 --limit-day 1000 --limit-window rolling|clock
  --day-cut premise|utc            calendar that days and months follow
  --max-days-minute 45 --max-days-hour 366 --max-days-day 7320
  --client id:secret:redirectUri   adds an OAuth client (empty secret: public); repeatable
  --now ISO --anchor ISO           start time of the clock; what recent events are relative to`;

function parseInteger(name: string, text: string | undefined, fallback: number, max: number): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw new SandboxUsageError(`--${name} is "${text}", but must be a whole number up to ${max}`);
  return value;
}

function parseChoice<T extends string>(name: string, text: string | undefined, fallback: T, allowed: readonly T[]): T {
  if (text === undefined) return fallback;
  const found = allowed.find((value) => value === text);
  if (!found) throw new SandboxUsageError(`--${name} is "${text}", but must be ${allowed.join(' or ')}`);
  return found;
}

function parseInstant(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (Number.isNaN(Date.parse(text)))
    throw new SandboxUsageError(`--${name} is "${text}", but must be a time such as 2026-01-31T00:00:00Z`);
  return text;
}

/** Parses `id:secret:redirectUri`. The redirect may contain colons; commas separate several redirects. */
function parseClient(text: string): ClientSpec {
  const parts = /^([^:]+):([^:]*):(.*)$/.exec(text);
  if (!parts) throw new SandboxUsageError(`--client is "${text}", but must be id:secret:redirectUri`);
  const [, id = '', secret = '', redirects = ''] = parts;
  return { id, secret: secret === '' ? null : secret, redirectUris: redirects.split(',').filter(Boolean) };
}

/** Returns the options of a command line, or null for `--help`. Throws SandboxUsageError. */
export function parseSandboxOptions(argv: readonly string[]): SandboxOptions | null {
  let values: ReturnType<typeof read>;
  const read = () => parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  try {
    values = read();
  } catch (error) {
    throw new SandboxUsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return null;
  return {
    host: values.host ?? SANDBOX_DEFAULTS.host,
    listen: values.listen ?? SANDBOX_DEFAULTS.listen,
    port: parseInteger('port', values.port, SANDBOX_DEFAULTS.port, 65_535),
    premises: parseInteger('premises', values.premises, SANDBOX_DEFAULTS.premises, 1_000_000),
    seed: parseInteger('seed', values.seed, SANDBOX_DEFAULTS.seed, 2_147_483_647),
    campusMeters: parseInteger('campus-meters', values['campus-meters'], SANDBOX_DEFAULTS.campusMeters, 50_000),
    admin: values.admin ?? false,
    tokenSeconds: Math.max(
      1,
      parseInteger('token-seconds', values['token-seconds'], SANDBOX_DEFAULTS.tokenSeconds, 31_536_000),
    ),
    rotation: parseChoice('rotation', values.rotation, 'on', ['on', 'off']) === 'on',
    otpGrant: parseChoice('otp-grant', values['otp-grant'], SANDBOX_DEFAULTS.otpGrant, ['open', 'closed']),
    limitHour: parseInteger('limit-hour', values['limit-hour'], SANDBOX_DEFAULTS.limitHour, 1e9),
    limitDay: parseInteger('limit-day', values['limit-day'], SANDBOX_DEFAULTS.limitDay, 1e9),
    limitWindow: parseChoice('limit-window', values['limit-window'], SANDBOX_DEFAULTS.limitWindow, [
      'rolling',
      'clock',
    ]),
    dayCut: parseChoice('day-cut', values['day-cut'], SANDBOX_DEFAULTS.dayCut, ['premise', 'utc']),
    maxDaysMinute: parseInteger('max-days-minute', values['max-days-minute'], SANDBOX_DEFAULTS.maxDaysMinute, 366),
    maxDaysHour: parseInteger('max-days-hour', values['max-days-hour'], SANDBOX_DEFAULTS.maxDaysHour, 7320),
    maxDaysDay: parseInteger('max-days-day', values['max-days-day'], SANDBOX_DEFAULTS.maxDaysDay, 7320),
    clients: (values.client ?? []).map(parseClient),
    now: parseInstant('now', values.now),
    anchor: parseInstant('anchor', values.anchor),
  };
}
