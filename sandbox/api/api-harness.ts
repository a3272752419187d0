import type { SandboxOptions } from '../options';
import type { Sandbox } from '../start';
import { startSandbox } from '../start';
import { enterpriseToken, userToken } from '../tokens';

export const HARNESS_NOW = '2026-11-20T14:23:30Z';
export const PARTNER_PATH = '/api/v2/partner/sandbox-utility';

/** Fields of response rows that tests read. */
interface Row {
  id: string;
  type: string;
  state: string;
  time: string;
  timezone: string;
  premise_id: string;
  gateway_id: string;
  meter_id: string;
  usage: number | null;
  power: number;
  energy: number;
  value: number;
  actual: number;
  instant_power: number;
  last_reading: { value: number } | null;
  seven_day_history: { timestamp: string; from: string; to: string }[] | null;
  history: { timestamp: string; from: string }[];
  user_list: { email?: string }[];
  meter_list: { type: string }[];
  gateway_list: { id: string }[];
}

/** A JSON response: a list or an object. */
interface Body extends Array<Row> {
  error: string;
  user: { id: string };
  premise_list: Row[];
  results: Row[];
  series: Row[];
  next?: string;
  timezone: string;
  code: string;
  now: string;
  sum_usage: number;
  sum_energy: number;
  min_power: number;
  avg_power: number;
}

export interface JsonResult {
  status: number;
  headers: Headers;
  body: Body;
}

/** Starts a sandbox with a stopped clock, and returns functions to request it. */
export async function startApiHarness(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ port: 0, now: HARNESS_NOW, limitHour: 10_000, limitDay: 10_000, ...options });
  sandbox.clock.freeze();
  const request = async (token: string | null, path: string, init: RequestInit = {}): Promise<JsonResult> => {
    const authorization: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
    const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${sandbox.url}${path}`, { ...init, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    sandbox,
    request,
    user: (email: string) => userToken(sandbox, email),
    enterprise: () => enterpriseToken(sandbox),
  };
}

export type ApiHarness = Awaited<ReturnType<typeof startApiHarness>>;

export function encodedMeterId(sandbox: Sandbox, name: string, type: string): string {
  const meters = sandbox.world.premisesOf(`auth0|${name}`).flatMap((premise) => premise.meters);
  const found = meters.find((meter) => meter.type === type);
  if (!found) throw new Error(`${name} has no ${type} meter`);
  return encodeURIComponent(found.id);
}
