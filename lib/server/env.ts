import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type EnterpriseSetting, parseEnterprises } from './enterprise-settings';
import { SECRET_SETTINGS, type SettingName, settingsSchema } from './env-schema';
import type { GateSettings } from './gate-role';
import { type PostalPlaces, postalPlacesIn } from './postal-places';
import { SettingsError } from './settings-error';
import { type TrustedProxies, trustedProxies } from './trusted-proxies';

/** The `audience` of all tokens for the Copper API, on any host. */
export const COPPER_AUDIENCE = 'https://api.copperlabs.com';

/** Client id of the public client of Copper's published script. It has one registered redirect address. */
export const VENDOR_CLIENT_ID = 'RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA';

/** Scopes for the vendor's public client. */
export const VENDOR_SCOPE = 'openid profile email app offline_access';

/** The validated settings. URLs are origins without a trailing slash. */
export interface Env {
  apiUrl: string;
  authUrl: string;
  /** An OAuth client that redirects to this site. `clientId` null: sign-in by redirect is not offered. */
  oauth: { clientId: string | null; clientSecret: string | null; scope: string };
  /** That of `COPPER_ENTERPRISE_ID` first, then those of `COPPER_ENTERPRISES`; ids are unique. */
  enterprises: readonly EnterpriseSetting[];
  /** Lower-case email addresses and `@domain`s; empty means no operators. */
  operators: readonly string[];
  /** The same for the role viewer. */
  viewers: readonly string[];
  /** The same for users who look after this site. */
  admins: readonly string[];
  limitHour: number;
  limitDay: number;
  /** Days that a finished export can be downloaded. */
  exportDays: number;
  /** The history of a home account is saved unless its user switches that off. */
  saveHistory: boolean;
  databaseUrl: string;
  dataDir: string;
  /** Where a backup is written each day; null: nowhere. */
  backupTo: string | null;
  /** Where postal codes lie, for the map of areas; empty without a file. */
  postalPlaces: PostalPlaces;
  /** What is asked once a day for the newest version of this software; null: nothing is asked. */
  updateCheckUrl: string | null;
  /** Origin of this site, as users open it. If it was not set, `ownOrigin` of a request is better. */
  siteUrl: string;
  /** True when `siteUrl` was set, so that no other address of this site exists. */
  siteUrlIsSet: boolean;
  /** The path below that origin, such as `/energy`; empty at its root. */
  basePath: string;
  /** The proxies whose `X-Forwarded-For` is believed. */
  proxies: TrustedProxies;
  /** Whom a proxy has signed in may open this site; null: everyone, and Copper's sign-in is the only one. */
  gate: GateSettings | null;
  /** True when `siteUrl` is https: secure cookies and HSTS. */
  secure: boolean;
  /** Null means the secret stored in `dataDir` (see secrets.ts). */
  secret: string | null;
  /** The previous secret, so that data sealed with it can be opened. */
  previousSecret: string | null;
  port: number;
  logLevel: string;
  /** Who may read `/metrics`. `token` null: programs on this machine. */
  metrics: { on: boolean; token: string | null };
  /** True in `next dev`, where the browser needs eval and inline styles. */
  development: boolean;
}

function valueText(name: string, value: string | undefined): string {
  if (value === undefined) return 'is not set';
  if (SECRET_SETTINGS.includes(name)) return 'holds a value that is not shown here';
  const withoutPassword = value.slice(0, 200).replace(/\/\/[^@/]*@/, '//…@');
  return `holds "${withoutPassword}"`;
}

/**
 * Returns the content of the file that `NAME_FILE` names, as containers are given their secrets; null where it is not set.
 * Throws `SettingsError` when the file can't be read or is empty.
 */
function secretInFile(
  name: string,
  raw: Record<string, string | undefined>,
  readFile: (path: string) => string,
): string | null {
  const path = raw[`${name}_FILE`]?.trim();
  if (!path || !SECRET_SETTINGS.includes(name)) return null;
  let value: string;
  try {
    value = readFile(path).trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new SettingsError(`${name}_FILE holds "${path}", which can't be read (${code}).`);
  }
  if (value === '') throw new SettingsError(`${name}_FILE holds "${path}", which is empty.`);
  return value;
}

/** Returns the passphrase of the key in backups; null when it is not set. Throws `SettingsError`. */
export function backupPassphrase(): string | null {
  return secretSetting('BACKUP_PASSPHRASE');
}

/** Returns the database of the settings, for a command that needs no other; null when it is not set. */
export function databaseSetting(): string | null {
  return secretSetting('DATABASE_URL');
}

function secretSetting(name: string): string | null {
  return process.env[name]?.trim() || secretInFile(name, process.env, (path) => readFileSync(path, 'utf8'));
}

/**
 * Validates the settings of an environment. Pure except for `readFile`, which reads files that settings name. Throws
 * `SettingsError` with one sentence about the first invalid setting.
 */
export function parseEnv(
  raw: Record<string, string | undefined>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Env {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape).flatMap((name) => {
      const value = raw[name]?.trim() || secretInFile(name, raw, readFile);
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<SettingName, string>>;

  given.NEXTAUTH_URL = withoutEnding(given.NEXTAUTH_URL, given.BASE_PATH);
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'A setting');
    throw new SettingsError(
      `${name} ${valueText(name, given[name as SettingName])}, but it must be ${issue?.message ?? 'something else'}.`,
    );
  }
  const settings = parsed.data;

  if (settings.COPPER_OAUTH_CLIENT_SECRET && !settings.COPPER_OAUTH_CLIENT_ID) {
    throw new SettingsError(
      'COPPER_OAUTH_CLIENT_ID is not set while COPPER_OAUTH_CLIENT_SECRET is: a secret needs the client it belongs to.',
    );
  }

  if (settings.BASE_PATH !== '' && settings.COPPER_OAUTH_CLIENT_ID && !settings.NEXTAUTH_URL) {
    throw new SettingsError(
      'NEXTAUTH_URL is not set while BASE_PATH and COPPER_OAUTH_CLIENT_ID are: Copper must return people to one address.',
    );
  }

  if (settings.DATABASE_URL?.startsWith('postgres') && !settings.NEXTAUTH_SECRET) {
    throw new SettingsError(
      'NEXTAUTH_SECRET is not set while DATABASE_URL names a PostgreSQL database: servers that share it must share the key of its encrypted data.',
    );
  }

  const siteUrl = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`;
  const secure = siteUrl.startsWith('https:');
  return {
    apiUrl: settings.COPPER_API_URL,
    authUrl: settings.COPPER_AUTH_URL,
    oauth: {
      clientId: settings.COPPER_OAUTH_CLIENT_ID ?? null,
      clientSecret: settings.COPPER_OAUTH_CLIENT_SECRET ?? null,
      scope: settings.COPPER_OAUTH_SCOPE,
    },
    enterprises: parseEnterprises(settings, readFile),
    operators: settings.COPPER_OPERATORS,
    viewers: settings.COPPER_VIEWERS,
    admins: settings.COPPER_ADMINS,
    limitHour: settings.COPPER_LIMIT_HOUR,
    limitDay: settings.COPPER_LIMIT_DAY,
    exportDays: settings.COPPER_EXPORT_DAYS,
    saveHistory: settings.COPPER_SAVE_HISTORY,
    databaseUrl: settings.DATABASE_URL ?? `file:${join(settings.DATA_DIR, 'copper.db')}`,
    dataDir: settings.DATA_DIR,
    backupTo: settings.BACKUP_TO ?? null,
    postalPlaces: postalPlacesIn(settings.POSTAL_CODES_CSV, readFile),
    updateCheckUrl: settings.UPDATE_CHECK_URL ?? null,
    siteUrl,
    siteUrlIsSet: settings.NEXTAUTH_URL !== undefined,
    basePath: settings.BASE_PATH,
    proxies: trustedProxies(settings.TRUSTED_PROXIES, { secure }),
    gate: gateOf(settings),
    secure,
    secret: settings.NEXTAUTH_SECRET ?? null,
    previousSecret: settings.NEXTAUTH_SECRET_PREVIOUS ?? null,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    metrics: metricsOf(settings),
    development: raw.NODE_ENV === 'development',
  };
}

function gateOf(settings: z.output<typeof settingsSchema>): GateSettings | null {
  const { GATE_HEADER: header, GATE_ADMINS: admins, GATE_MEMBERS: members, GATE_GUESTS: guests } = settings;
  if (header === undefined) {
    if (admins.length + members.length + guests.length === 0) return null;
    throw new SettingsError(
      'GATE_HEADER is not set while GATE_ADMINS, GATE_MEMBERS or GATE_GUESTS is: they name people of that header.',
    );
  }
  if (!settings.TRUSTED_PROXIES?.length) {
    throw new SettingsError(
      'TRUSTED_PROXIES is not set while GATE_HEADER is: list the addresses of the proxies that may name a person.',
    );
  }
  return { header, admins, members: members.length === 0 ? null : members, guests };
}

/** Returns the address of the site without its base path, with which it may be given. */
function withoutEnding(url: string | undefined, basePath: string | undefined): string | undefined {
  if (!url || !basePath) return url;
  const ending = ['', '/', '/api/auth', '/api/auth/'].find((each) => url.endsWith(`${basePath}${each}`));
  return ending === undefined ? url : url.slice(0, -(basePath.length + ending.length));
}

function metricsOf({
  METRICS: who,
  METRICS_TOKEN: token,
}: {
  METRICS: string;
  METRICS_TOKEN?: string;
}): Env['metrics'] {
  if (who === 'token' && token === undefined) {
    throw new SettingsError(
      'METRICS_TOKEN is not set while METRICS is token: set a random text that Prometheus sends.',
    );
  }
  return { on: who !== 'off', token: who === 'token' ? (token ?? null) : null };
}

let parsedOnce: Env | null = null;

/** Returns the settings of this process, validated at the first call. Throws `SettingsError`. */
export function env(): Env {
  if (!parsedOnce) {
    parsedOnce = parseEnv(process.env);
    // next-auth reads its address only from here.
    if (parsedOnce.siteUrlIsSet) {
      process.env.NEXTAUTH_URL = `${parsedOnce.siteUrl}${parsedOnce.basePath && `${parsedOnce.basePath}/api/auth`}`;
    } else {
      delete process.env.NEXTAUTH_URL;
      // Makes next-auth take the host of each request.
      process.env.AUTH_TRUST_HOST = 'true';
    }
  }
  return parsedOnce;
}

/** Returns all settings, and whether each is set for this process, by itself or as a file. */
export function settingsSet(): { name: string; isSet: boolean }[] {
  const names = variableNames();
  const all = [...new Set([...Object.keys(settingsSchema.shape), ...SECRET_SETTINGS])].sort();
  return all.map((name) => ({ name, isSet: names.includes(name) || names.includes(`${name}_FILE`) }));
}

/** Returns the names of the variables that are set for this process. */
export function variableNames(): string[] {
  return Object.keys(process.env).filter((name) => process.env[name]?.trim());
}

/** Returns the redirect address of the vendor's public client, the only one registered for it. */
export function vendorRedirectUri(settings: Pick<Env, 'apiUrl'>): string {
  return `${settings.apiUrl}/api/v2/app`;
}
