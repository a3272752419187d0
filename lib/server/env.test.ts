import { describe, expect, it } from 'vitest';
import { parseEnv } from './env';
import { SettingsError } from './settings-error';

function refusal(raw: Record<string, string>): string {
  try {
    parseEnv(raw);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseEnv', () => {
  it('has defaults for all settings', () => {
    expect(parseEnv({})).toEqual({
      apiUrl: 'https://api.copperlabs.com',
      authUrl: 'https://auth.copperlabs.com',
      oauth: { clientId: null, clientSecret: null, scope: 'openid profile email offline_access' },
      enterprises: [],
      operators: [],
      viewers: [],
      admins: [],
      limitHour: 100,
      limitDay: 1000,
      exportDays: 30,
      saveHistory: true,
      databaseUrl: 'file:data/copper.db',
      dataDir: './data',
      backupTo: null,
      postalPlaces: new Map(),
      updateCheckUrl: null,
      siteUrl: 'http://localhost:3000',
      siteUrlIsSet: false,
      basePath: '',
      proxies: { isProxy: expect.any(Function), isFurtherProxy: expect.any(Function) },
      gate: null,
      secure: false,
      secret: null,
      previousSecret: null,
      port: 3000,
      logLevel: 'info',
      metrics: { on: false, token: null },
      development: false,
    });
  });

  it('treats empty text as unset, and derives defaults from PORT and DATA_DIR', () => {
    const env = parseEnv({ COPPER_API_URL: '', NEXTAUTH_SECRET: ' ', PORT: '4100', DATA_DIR: '/var/lib/copper' });
    expect(env).toMatchObject({
      apiUrl: 'https://api.copperlabs.com',
      secret: null,
      siteUrl: 'http://localhost:4100',
      databaseUrl: 'file:/var/lib/copper/copper.db',
    });
  });

  it.each(['', '/', '/energy', '/energy/', '/energy/api/auth'])(
    'has a base path, also in NEXTAUTH_URL: %j',
    (ending) => {
      const env = parseEnv({ BASE_PATH: '/energy', NEXTAUTH_URL: `https://home.example${ending}` });
      expect(env).toMatchObject({ siteUrl: 'https://home.example', basePath: '/energy' });
    },
  );

  it('refuses another path in NEXTAUTH_URL, and a redirect to a site without an address', () => {
    expect(refusal({ BASE_PATH: '/energy', NEXTAUTH_URL: 'https://home.example/other' })).toMatch(
      /^NEXTAUTH_URL holds/,
    );
    expect(refusal({ BASE_PATH: 'energy' })).toMatch(/^BASE_PATH holds "energy", but it must be a path such as/);
    expect(refusal({ BASE_PATH: '/energy', COPPER_OAUTH_CLIENT_ID: 'x' })).toMatch(/^NEXTAUTH_URL is not set while/);
  });

  it('has a gate only with a header of named proxies', () => {
    const { gate } = parseEnv({ GATE_HEADER: 'Remote-User', GATE_ADMINS: 'Kim, lee', TRUSTED_PROXIES: '127.0.0.1' });
    expect(gate).toEqual({ header: 'remote-user', admins: ['kim', 'lee'], members: null, guests: [] });
    expect(refusal({ GATE_HEADER: 'Remote-User' })).toMatch(/^TRUSTED_PROXIES is not set while GATE_HEADER is/);
    expect(refusal({ GATE_HEADER: 'Remote-User', TRUSTED_PROXIES: 'none' })).toMatch(/^TRUSTED_PROXIES is not set/);
    expect(refusal({ GATE_HEADER: 'a b', TRUSTED_PROXIES: 'none' })).toMatch(/^GATE_HEADER holds/);
    expect(refusal({ GATE_MEMBERS: 'kim' })).toMatch(/^GATE_HEADER is not set/);
  });

  it('normalizes URLs and operators, and is secure with https', () => {
    const env = parseEnv({
      COPPER_API_URL: 'http://127.0.0.1:4000/',
      COPPER_AUTH_URL: 'http://[::1]:4000',
      NEXTAUTH_URL: 'https://energy.example.com/api/auth',
      COPPER_OPERATORS: 'Kim@Utility.example, @city.example;lee@x.example',
    });
    expect(env.apiUrl).toBe('http://127.0.0.1:4000');
    expect(env.authUrl).toBe('http://[::1]:4000');
    expect(env.siteUrl).toBe('https://energy.example.com');
    expect(env.secure).toBe(true);
    expect(env.operators).toEqual(['kim@utility.example', '@city.example', 'lee@x.example']);
  });

  it('needs a token for metrics that are given to who has it', () => {
    const METRICS_TOKEN = 'a-long-random-text';
    expect(parseEnv({ METRICS: 'loopback', METRICS_TOKEN }).metrics).toEqual({ on: true, token: null });
    expect(parseEnv({ METRICS: 'token', METRICS_TOKEN }).metrics).toEqual({ on: true, token: METRICS_TOKEN });
    expect(() => parseEnv({ METRICS: 'token' })).toThrow(/^METRICS_TOKEN is not set/);
    expect(() => parseEnv({ METRICS: 'on' })).toThrow(/METRICS holds "on", but it must be one of off, loopback, token/);
  });

  it('reads a secret from the file that NAME_FILE names, without its line break', () => {
    const readFile = (path: string) => {
      if (path === '/run/secrets/key') return 'a-long-random-text\n';
      if (path === '/run/secrets/empty') return '\n';
      throw Object.assign(new Error('no'), { code: 'ENOENT' });
    };
    const parse = (path: string) => parseEnv({ NEXTAUTH_SECRET_FILE: path }, readFile);
    expect(parse('/run/secrets/key').secret).toBe('a-long-random-text');
    expect(() => parse('/run/secrets/none')).toThrow(
      `NEXTAUTH_SECRET_FILE holds "/run/secrets/none", which can't be read (ENOENT).`,
    );
    expect(() => parse('/run/secrets/empty')).toThrow(/which is empty/);
    expect(
      parseEnv({ NEXTAUTH_SECRET: 'set-by-hand-set-by-hand', NEXTAUTH_SECRET_FILE: '/none' }, readFile).secret,
    ).toBe('set-by-hand-set-by-hand');
    expect(parseEnv({ DATA_DIR_FILE: '/run/secrets/key' }, readFile).dataDir).toBe('./data');
  });

  it('trusts no proxy without https, private peers with it, and only a list when there is one', () => {
    const trusts = (raw: Record<string, string>) =>
      ['127.0.0.1', '10.0.0.2', '203.0.113.9'].filter((peer) => parseEnv(raw).proxies.isProxy(peer));
    const NEXTAUTH_URL = 'https://energy.example.com';
    expect(trusts({})).toEqual([]);
    expect(trusts({ NEXTAUTH_URL })).toEqual(['127.0.0.1', '10.0.0.2']);
    expect(trusts({ NEXTAUTH_URL, TRUSTED_PROXIES: '203.0.113.0/24' })).toEqual(['203.0.113.9']);
    expect(trusts({ NEXTAUTH_URL, TRUSTED_PROXIES: 'none' })).toEqual([]);
    expect(trusts({ TRUSTED_PROXIES: 'loopback' })).toEqual(['127.0.0.1']);
    expect(parseEnv({ NEXTAUTH_URL }).siteUrlIsSet).toBe(true);
    expect(() => parseEnv({ TRUSTED_PROXIES: 'proxy.example' })).toThrow(/TRUSTED_PROXIES holds "proxy.example"/);
  });

  it.each([
    '192.168.1.10:3000',
    '10.0.0.7',
    '[fd00::7]:3000',
    'energy.local',
    'pi.home.arpa',
    'nas.lan',
    'raspberrypi:3000',
  ])('accepts http for %s, which is in a private network', (host) => {
    expect(parseEnv({ NEXTAUTH_URL: `http://${host}` })).toMatchObject({ siteUrl: `http://${host}`, secure: false });
  });

  it('accepts both schemes of a PostgreSQL address', () => {
    for (const databaseUrl of [
      'postgresql://copper:p%40ss@db.example:5433/copper?sslmode=verify-full',
      'postgres://db/copper',
    ]) {
      const env = parseEnv({ DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: 'sixteen characters at least' });
      expect(env.databaseUrl).toBe(databaseUrl);
    }
  });

  it.each([
    [{ COPPER_API_URL: 'api.copperlabs.com' }, /^COPPER_API_URL holds "api.copperlabs.com", but it must be an https/],
    [{ COPPER_API_URL: 'http://api.copperlabs.com' }, /^COPPER_API_URL holds .*http is accepted only for this machine/],
    [{ COPPER_API_URL: 'http://127.0.0.1.evil.example' }, /^COPPER_API_URL holds .*only for this machine/],
    [{ COPPER_AUTH_URL: 'https://auth.example/tenant' }, /^COPPER_AUTH_URL holds .*without a path/],
    [{ COPPER_AUTH_URL: 'https://user:pw@auth.example' }, /^COPPER_AUTH_URL holds/],
    [{ COPPER_AUTH_URL: 'ftp://auth.example' }, /^COPPER_AUTH_URL holds/],
    [{ NEXTAUTH_URL: 'http://energy.example.com' }, /^NEXTAUTH_URL holds .*must be an https address/],
    [{ NEXTAUTH_URL: 'http://172.32.0.1' }, /^NEXTAUTH_URL holds .*must be an https address/],
    [{ NEXTAUTH_URL: 'http://energy.local.example' }, /^NEXTAUTH_URL holds .*must be an https address/],
    [{ COPPER_AUTH_URL: 'http://192.168.1.10' }, /^COPPER_AUTH_URL holds .*only for this machine/],
    [{ NEXTAUTH_URL: 'https://example.com/base' }, /^NEXTAUTH_URL holds .*without a path/],
    [{ COPPER_LIMIT_HOUR: '0' }, /^COPPER_LIMIT_HOUR holds "0", but it must be a whole number from 1 to 1000000\.$/],
    [{ COPPER_LIMIT_DAY: '1e3' }, /^COPPER_LIMIT_DAY holds "1e3", but it must be a whole number/],
    [{ COPPER_SAVE_HISTORY: 'yes' }, /^COPPER_SAVE_HISTORY holds "yes", but it must be on or off\.$/],
    [{ COPPER_EXPORT_DAYS: '0' }, /^COPPER_EXPORT_DAYS holds "0", but it must be a whole number from 1 to 3650\.$/],
    [{ PORT: '70000' }, /^PORT holds "70000", but it must be a whole number from 1 to 65535\.$/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL holds "loud", but it must be one of fatal, error/],
    [{ COPPER_OPERATORS: '*' }, /^COPPER_OPERATORS holds "\*", but it must be a list/],
    [{ COPPER_OPERATORS: 'kim@utility.example, @' }, /^COPPER_OPERATORS/],
    [{ COPPER_OAUTH_SCOPE: 'profile' }, /^COPPER_OAUTH_SCOPE holds "profile", but it must be scopes/],
    [{ COPPER_ENTERPRISE_ID: '../x' }, /^COPPER_ENTERPRISE_ID holds/],
    [{ COPPER_ENTERPRISE_ID: 'home' }, /^COPPER_ENTERPRISE_ID holds/],
    [{ COPPER_ENTERPRISE_ID: 'utility' }, /^COPPER_CLIENT_ID and COPPER_CLIENT_SECRET are not set while COPPER_ENT/],
    [{ COPPER_OAUTH_CLIENT_SECRET: 'shh-shh-shh' }, /^COPPER_OAUTH_CLIENT_ID is not set while/],
    [{ DATABASE_URL: 'mysql://root:pw@db/x' }, /^DATABASE_URL holds a value that is not shown here, but it must be/],
    [{ DATABASE_URL: 'postgresql://copper:hunter2@db' }, /^DATABASE_URL holds a value that is not shown here/],
    [{ DATABASE_URL: 'postgresql://copper:hunter2@db/copper' }, /^NEXTAUTH_SECRET is not set while DATABASE_URL names/],
    [{ NEXTAUTH_SECRET: 'hunter2' }, /^NEXTAUTH_SECRET holds a value that is not shown here, but it must be a random/],
  ])('refuses %o with one sentence', (raw, sentence) => {
    const message = refusal(raw as Record<string, string>);
    expect(message).toMatch(sentence);
    expect(message).not.toMatch(/hunter2|:pw|shh-shh/);
    expect(message).toMatch(/\.$/);
  });
});
