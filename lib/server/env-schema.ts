import { z } from 'zod';
import { isBasePath } from './base-path';
import { isPrivateAddress, proxyListEntries } from './trusted-proxies';

/**
 * The valid values of each setting. The message of a schema completes the sentence 'NAME must be …'; `parseEnv` adds
 * the name and the current value. Empty text counts as not set.
 */

/** The hosts of the real cloud, used by default. */
const API_URL = 'https://api.copperlabs.com';
const AUTH_URL = 'https://auth.copperlabs.com';

/** Who may read `/metrics`. */
const METRICS = ['off', 'loopback', 'token'] as const;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** True for host names and addresses of this machine. `hostname` as in `URL`. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isPlainOrigin(text: string, paths: readonly string[]): boolean {
  const url = urlOf(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) return false;
  return !url.username && !url.password && !url.search && !url.hash && paths.includes(url.pathname);
}

function isPostgresqlAddress(text: string): boolean {
  const url = urlOf(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;
}

function isEncrypted(text: string): boolean {
  const url = urlOf(text);
  return url === null || url.protocol !== 'http:' || isLoopback(url.hostname);
}

/** Endings of names that no public name server knows. */
const PRIVATE_ENDINGS = ['.local', '.lan', '.home.arpa', '.internal'];

/** True for host names and addresses of a private network. `hostname` as in `URL`. */
function isPrivate(hostname: string): boolean {
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isPrivateAddress(address)) return true;
  return PRIVATE_ENDINGS.some((ending) => hostname.endsWith(ending)) || /^[a-z][a-z0-9-]*$/.test(hostname);
}

function isEncryptedOrPrivate(text: string): boolean {
  const url = urlOf(text);
  return isEncrypted(text) || (url !== null && isPrivate(url.hostname));
}

const optional = z.string().optional();

/** What an enterprise id may be, to complete 'it must be …'. */
export const ENTERPRISE_ID_RULE =
  'the enterprise id that Copper gave: letters, digits, "-", "_", "." and "~" only, and not the word home';

/** True for an id that is valid in API paths and in our URLs, where `home` is reserved. */
export function isEnterpriseId(text: string): boolean {
  return /^[\w.~-]{1,100}$/.test(text) && text !== 'home';
}

const cloudUrl = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .refine((text) => isPlainOrigin(text, ['/']), {
      message: `an https address without a path, such as ${fallback}`,
      abort: true,
    })
    .refine(isEncrypted, 'an https address: http is accepted only for this machine itself (localhost, 127.0.0.1, ::1)')
    .transform((text) => new URL(text).origin);

const wholeNumber = (fallback: number, min: number, max: number) =>
  z
    .string()
    .default(String(fallback))
    .refine(
      (text) => /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `a whole number from ${min} to ${max}`,
    )
    .transform(Number);

const EMAIL_OR_DOMAIN = /^[^\s@,;]*@[^\s@,;]+\.[^\s@,;]+$/;

const emailList = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,;]+/).filter((entry) => entry !== ''))
  .refine(
    (entries) => entries.every((entry) => EMAIL_OR_DOMAIN.test(entry)),
    'a list of email addresses or @domains separated by commas, such as kim@utility.example, @utility.example',
  )
  .transform((entries) => entries.map((entry) => entry.toLowerCase()));

/** Names as a proxy gives them: user names or email addresses. */
const nameList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((entry) => entry !== ''),
  );

const secret = optional.refine(
  (text) => text === undefined || text.length >= 16,
  'a random text of at least 16 characters, such as the output of "openssl rand -base64 32"',
);

/** Settings whose values never appear in a message, and which can be given as a file. */
export const SECRET_SETTINGS: readonly string[] = [
  'NEXTAUTH_SECRET',
  'NEXTAUTH_SECRET_PREVIOUS',
  'COPPER_CLIENT_SECRET',
  'COPPER_ENTERPRISES',
  'COPPER_OAUTH_CLIENT_SECRET',
  'DATABASE_URL',
  'METRICS_TOKEN',
  'BACKUP_PASSPHRASE',
];

export const settingsSchema = z.object({
  COPPER_API_URL: cloudUrl(API_URL),
  COPPER_AUTH_URL: cloudUrl(AUTH_URL),
  COPPER_OAUTH_CLIENT_ID: optional,
  COPPER_OAUTH_CLIENT_SECRET: optional,
  COPPER_OAUTH_SCOPE: z
    .string()
    .default('openid profile email offline_access')
    .refine(
      (text) => text.split(/\s+/).includes('openid'),
      'scopes separated by spaces, including openid, such as openid profile email offline_access',
    ),
  COPPER_CLIENT_ID: optional,
  COPPER_CLIENT_SECRET: optional,
  COPPER_ENTERPRISE_ID: optional.refine((text) => text === undefined || isEnterpriseId(text), ENTERPRISE_ID_RULE),
  COPPER_ENTERPRISES: optional,
  COPPER_OPERATORS: emailList,
  COPPER_VIEWERS: emailList,
  COPPER_LIMIT_HOUR: wholeNumber(100, 1, 1_000_000),
  COPPER_LIMIT_DAY: wholeNumber(1000, 1, 10_000_000),
  COPPER_EXPORT_DAYS: wholeNumber(30, 1, 3650),
  COPPER_SAVE_HISTORY: z
    .string()
    .default('on')
    .refine((text) => text === 'on' || text === 'off', 'on or off')
    .transform((text) => text === 'on'),
  BACKUP_TO: optional,
  BASE_PATH: z
    .string()
    .default('')
    .refine(
      (text) => text === '' || isBasePath(text),
      'a path such as /energy, of letters, digits, "-", "_", "." and "~", without a slash at its end, and not the name of a page',
    ),
  COPPER_ADMINS: emailList,
  DATABASE_URL: optional.refine(
    (text) => text === undefined || /^file:.+/.test(text) || isPostgresqlAddress(text),
    'the address of a SQLite file, such as file:./data/copper.db, or of a PostgreSQL database, such as ' +
      'postgresql://user:password@host:5432/copper, with the special characters of a password written as %40',
  ),
  DATA_DIR: z.string().default('./data'),
  GATE_HEADER: optional
    .refine(
      (text) => text === undefined || /^[a-z][a-z0-9-]{1,60}$/i.test(text),
      'the name of the header in which your proxy names the person, such as Remote-User',
    )
    .transform((text) => text?.toLowerCase()),
  GATE_ADMINS: nameList,
  GATE_MEMBERS: nameList,
  GATE_GUESTS: nameList,
  METRICS: z
    .string()
    .default('off')
    .refine((text) => METRICS.some((each) => each === text), `one of ${METRICS.join(', ')}`),
  METRICS_TOKEN: secret,
  NEXTAUTH_URL: optional
    .refine((text) => text === undefined || isPlainOrigin(text, ['/', '/api/auth', '/api/auth/']), {
      message: 'the http or https address of this site, without a path, such as https://energy.example.com',
      abort: true,
    })
    .refine(
      (text) => text === undefined || isEncryptedOrPrivate(text),
      'an https address: http is accepted only for this machine and for private networks (192.168.1.10, energy.local)',
    )
    .transform((text) => (text === undefined ? undefined : new URL(text).origin)),
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_SECRET_PREVIOUS: secret,
  PORT: wholeNumber(3000, 1, 65_535),
  POSTAL_CODES_CSV: optional,
  TRUSTED_PROXIES: optional
    .refine(
      (text) => text === undefined || proxyListEntries(text) !== null,
      'the addresses of the reverse proxies in front of this site, separated by commas, such as 127.0.0.1, ' +
        '10.0.0.0/8, or the words loopback and private; or none',
    )
    .transform((text) => (text === undefined ? null : proxyListEntries(text))),
  UPDATE_CHECK_URL: optional.refine(
    (text) => text === undefined || (/^https?:/.test(text) && urlOf(text) !== null && isEncryptedOrPrivate(text)),
    'the https address that names the newest version, as https://api.github.com/repos/OWNER/NAME/releases/latest does',
  ),
  LOG_LEVEL: z
    .string()
    .default('info')
    .refine((text) => LOG_LEVELS.some((level) => level === text), `one of ${LOG_LEVELS.join(', ')}`),
});

export type SettingName = keyof z.input<typeof settingsSchema>;
