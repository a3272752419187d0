import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EnterpriseSetting, parseEnterprises } from './enterprise-settings';
import { SECRET_SETTINGS, type SettingName, settingsSchema } from './env-schema';
import { SettingsError } from './settings-error';

/** The `audience` of every token for the Copper API, whichever host serves it. */
export const COPPER_AUDIENCE = 'https://api.copperlabs.com';

/** Client id of the script that Copper publishes: open to everybody, with one registered redirect address. */
export const VENDOR_CLIENT_ID = 'RvXeGVUtzcz9iWnP4QJFwnVwCHVUoMIA';

/** Scopes asked for with the vendor's public client. */
export const VENDOR_SCOPE = 'openid profile email app offline_access';

/** Every setting, checked. Addresses are origins without a trailing slash. */
export interface Env {
  apiUrl: string;
  authUrl: string;
  /** A client of one's own whose redirect is this site; `clientId` null means that the redirect way is not offered. */
  oauth: { clientId: string | null; clientSecret: string | null; scope: string };
  /** Of `COPPER_ENTERPRISE_ID` first, then those of `COPPER_ENTERPRISES`; each id once. */
  enterprises: readonly EnterpriseSetting[];
  /** Lower-case e-mail addresses and `@domain`s; empty means nobody. */
  operators: readonly string[];
  /** The same for those who look and start nothing. */
  viewers: readonly string[];
  limitHour: number;
  limitDay: number;
  /** Days that a finished report can be downloaded. */
  exportDays: number;
  databaseUrl: string;
  dataDir: string;
  /** Origin at which people open this site. */
  siteUrl: string;
  /** True when `siteUrl` is https: secure cookies and HSTS. */
  secure: boolean;
  /** Null means: the one kept in `dataDir` (see secrets.ts). */
  secret: string | null;
  /** A secret used before, so that what it sealed stays readable. */
  previousSecret: string | null;
  port: number;
  logLevel: string;
  /** `next dev`: the browser needs eval and inline styles there. */
  development: boolean;
}

function heldText(name: string, value: string | undefined): string {
  if (value === undefined) return 'is not set';
  if (SECRET_SETTINGS.includes(name)) return 'holds a value that is not shown here';
  const withoutPassword = value.slice(0, 200).replace(/\/\/[^@/]*@/, '//…@');
  return `holds "${withoutPassword}"`;
}

/**
 * Checks settings as the environment holds them. Pure but for `readFile`, which gets the file that a setting names.
 * Throws `SettingsError` with one sentence about the first setting that can't be used.
 */
export function parseEnv(
  raw: Record<string, string | undefined>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Env {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape).flatMap((name) => {
      const value = raw[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  ) as Partial<Record<SettingName, string>>;

  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'A setting');
    throw new SettingsError(
      `${name} ${heldText(name, given[name as SettingName])}, but it must be ${issue?.message ?? 'something else'}.`,
    );
  }
  const settings = parsed.data;

  if (settings.COPPER_OAUTH_CLIENT_SECRET && !settings.COPPER_OAUTH_CLIENT_ID) {
    throw new SettingsError(
      'COPPER_OAUTH_CLIENT_ID is not set while COPPER_OAUTH_CLIENT_SECRET is: a secret needs the client it belongs to.',
    );
  }

  if (settings.DATABASE_URL?.startsWith('postgres') && !settings.NEXTAUTH_SECRET) {
    throw new SettingsError(
      'NEXTAUTH_SECRET is not set while DATABASE_URL names a PostgreSQL database: servers that share it must share the key of what is sealed in it.',
    );
  }

  const siteUrl = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`;
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
    limitHour: settings.COPPER_LIMIT_HOUR,
    limitDay: settings.COPPER_LIMIT_DAY,
    exportDays: settings.COPPER_EXPORT_DAYS,
    databaseUrl: settings.DATABASE_URL ?? `file:${join(settings.DATA_DIR, 'copper.db')}`,
    dataDir: settings.DATA_DIR,
    siteUrl,
    secure: siteUrl.startsWith('https:'),
    secret: settings.NEXTAUTH_SECRET ?? null,
    previousSecret: settings.NEXTAUTH_SECRET_PREVIOUS ?? null,
    port: settings.PORT,
    logLevel: settings.LOG_LEVEL,
    development: raw.NODE_ENV === 'development',
  };
}

let parsedOnce: Env | null = null;

/** The settings of this process, checked the first time they are asked for. Throws `SettingsError`. */
export function env(): Env {
  if (!parsedOnce) {
    parsedOnce = parseEnv(process.env);
    // next-auth reads its own address from here and nowhere else; without this a PORT alone would leave it at 3000.
    process.env.NEXTAUTH_URL = parsedOnce.siteUrl;
  }
  return parsedOnce;
}

/** Where the vendor's public client sends the browser back to: the only address registered for it. */
export function vendorRedirectUri(settings: Pick<Env, 'apiUrl'>): string {
  return `${settings.apiUrl}/api/v2/app`;
}
