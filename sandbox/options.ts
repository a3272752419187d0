import { parseArgs } from 'node:util';
import type { ClientSpec } from './auth/auth.types';
import type { DayCut } from './data/buckets';

export interface SandboxOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Size of the enterprise's fleet. */
  premises: number;
  seed: number;
  /** Opens the routes under /__sandbox. */
  admin: boolean;
  tokenSeconds: number;
  rotation: boolean;
  otpGrant: 'open' | 'closed';
  limitHour: number;
  limitDay: number;
  limitWindow: 'rolling' | 'clock';
  dayCut: DayCut;
  /** Longest range of one request, in days: of minutes, of anything up to two hours, of days and months. */
  maxDaysMinute: number;
  maxDaysHour: number;
  maxDaysDay: number;
  /** OAuth clients beside the built-in ones. */
  clients: ClientSpec[];
  /** Where the clock starts (it then runs on); null: the host's. */
  now: string | null;
  /** Instant that the world's recent events are placed against; null: the Monday before the start. */
  anchor: string | null;
}

export const SANDBOX_DEFAULTS: SandboxOptions = {
  host: '127.0.0.1',
  port: 4000,
  premises: 12,
  seed: 1,
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

/** A command line that can't be understood; the message is for whoever typed it. */
export class SandboxUsageError extends Error {}

const FLAGS = {
  host: { type: 'string' },
  port: { type: 'string' },
  premises: { type: 'string' },
  seed: { type: 'string' },
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
  --premises 12 --seed 1           size and look of the enterprise's fleet
  --admin                          open the routes under /__sandbox
  --token-seconds 86400 --rotation on|off --otp-grant open|closed
  --limit-hour 100 --limit-day 1000 --limit-window rolling|clock
  --day-cut premise|utc            whose calendar days and months follow
  --max-days-minute 45 --max-days-hour 366 --max-days-day 7320
  --client id:secret:redirectUri   one more OAuth client (empty secret: public); may be repeated
  --now ISO --anchor ISO           start of the clock; what recent events are placed against`;

function whole(name: string, text: string | undefined, fallback: number, high: number): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= high)) throw new SandboxUsageError(`--${name} is "${text}", but must be a whole number up to ${high}`);
  return value;
}

function choice<T extends string>(name: string, text: string | undefined, fallback: T, allowed: readonly T[]): T {
  if (text === undefined) return fallback;
  const found = allowed.find((one) => one === text);
  if (!found) throw new SandboxUsageError(`--${name} is "${text}", but must be ${allowed.join(' or ')}`);
  return found;
}

function instant(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (Number.isNaN(Date.parse(text)))
    throw new SandboxUsageError(`--${name} is "${text}", but must be a time such as 2026-01-31T00:00:00Z`);
  return text;
}

/** `id:secret:redirectUri`; the redirect may hold colons, several are separated by commas. */
function client(text: string): ClientSpec {
  const parts = /^([^:]+):([^:]*):(.*)$/.exec(text);
  if (!parts) throw new SandboxUsageError(`--client is "${text}", but must be id:secret:redirectUri`);
  const [, id = '', secret = '', redirects = ''] = parts;
  return { id, secret: secret === '' ? null : secret, redirectUris: redirects.split(',').filter(Boolean) };
}

/** The options of a command line; null when help was asked for. Throws UsageError. */
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
    port: whole('port', values.port, SANDBOX_DEFAULTS.port, 65_535),
    premises: whole('premises', values.premises, SANDBOX_DEFAULTS.premises, 1_000_000),
    seed: whole('seed', values.seed, SANDBOX_DEFAULTS.seed, 2_147_483_647),
    admin: values.admin ?? false,
    tokenSeconds: Math.max(
      1,
      whole('token-seconds', values['token-seconds'], SANDBOX_DEFAULTS.tokenSeconds, 31_536_000),
    ),
    rotation: choice('rotation', values.rotation, 'on', ['on', 'off']) === 'on',
    otpGrant: choice('otp-grant', values['otp-grant'], SANDBOX_DEFAULTS.otpGrant, ['open', 'closed']),
    limitHour: whole('limit-hour', values['limit-hour'], SANDBOX_DEFAULTS.limitHour, 1e9),
    limitDay: whole('limit-day', values['limit-day'], SANDBOX_DEFAULTS.limitDay, 1e9),
    limitWindow: choice('limit-window', values['limit-window'], SANDBOX_DEFAULTS.limitWindow, ['rolling', 'clock']),
    dayCut: choice('day-cut', values['day-cut'], SANDBOX_DEFAULTS.dayCut, ['premise', 'utc']),
    maxDaysMinute: whole('max-days-minute', values['max-days-minute'], SANDBOX_DEFAULTS.maxDaysMinute, 366),
    maxDaysHour: whole('max-days-hour', values['max-days-hour'], SANDBOX_DEFAULTS.maxDaysHour, 7320),
    maxDaysDay: whole('max-days-day', values['max-days-day'], SANDBOX_DEFAULTS.maxDaysDay, 7320),
    clients: (values.client ?? []).map(client),
    now: instant('now', values.now),
    anchor: instant('anchor', values.anchor),
  };
}
