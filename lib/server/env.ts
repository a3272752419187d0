import { join } from 'node:path';
import { SECRET_SETTINGS, type SettingName, settingsSchema } from './env-schema';

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
  /** Present only when all three settings are. */
  enterprise: { clientId: string; clientSecret: string; enterpriseId: string } | null;
  /** Lower-case e-mail addresses and `@domain`s; empty means nobody. */
  operators: readonly string[];
  limitHour: number;
  limitDay: number;
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

/** A setting that can't be used. `message` is one sentence for whoever runs the server; it holds no secret. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

const ENTERPRISE = ['COPPER_CLIENT_ID', 'COPPER_CLIENT_SECRET', 'COPPER_ENTERPRISE_ID'] as const;

function heldText(name: string, value: string | undefined): string {
  if (value === undefined) return 'is not set';
  if (SECRET_SETTINGS.includes(name)) return 'holds a value that is not shown here';
  const withoutPassword = value.slice(0, 200).replace(/\/\/[^@/]*@/, '//…@');
  return `holds "${withoutPassword}"`;
}

/**
 * Checks settings as the environment holds them. Pure.
 * Throws `SettingsError` with one sentence about the first setting that can't be used.
 */
export function parseEnv(raw: Record<string, string | undefined>): Env {
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

  const missing = ENTERPRISE.filter((name) => settings[name] === undefined);
  if (missing.length > 0 && missing.length < ENTERPRISE.length) {
    const there = ENTERPRISE.filter((name) => !missing.includes(name));
    throw new SettingsError(
      `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set while ${there.join(' and ')} ` +
        `${there.length > 1 ? 'are' : 'is'}: an enterprise account needs all three or none of them.`,
    );
  }
  if (settings.COPPER_OAUTH_CLIENT_SECRET && !settings.COPPER_OAUTH_CLIENT_ID) {
    throw new SettingsError(
      'COPPER_OAUTH_CLIENT_ID is not set while COPPER_OAUTH_CLIENT_SECRET is: a secret needs the client it belongs to.',
    );
  }

  const { COPPER_CLIENT_ID, COPPER_CLIENT_SECRET, COPPER_ENTERPRISE_ID } = settings;
  const siteUrl = settings.NEXTAUTH_URL ?? `http://localhost:${settings.PORT}`;
  return {
    apiUrl: settings.COPPER_API_URL,
    authUrl: settings.COPPER_AUTH_URL,
    oauth: {
      clientId: settings.COPPER_OAUTH_CLIENT_ID ?? null,
      clientSecret: settings.COPPER_OAUTH_CLIENT_SECRET ?? null,
      scope: settings.COPPER_OAUTH_SCOPE,
    },
    enterprise:
      COPPER_CLIENT_ID && COPPER_CLIENT_SECRET && COPPER_ENTERPRISE_ID
        ? { clientId: COPPER_CLIENT_ID, clientSecret: COPPER_CLIENT_SECRET, enterpriseId: COPPER_ENTERPRISE_ID }
        : null,
    operators: settings.COPPER_OPERATORS,
    limitHour: settings.COPPER_LIMIT_HOUR,
    limitDay: settings.COPPER_LIMIT_DAY,
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
