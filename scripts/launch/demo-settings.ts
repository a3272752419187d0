/**
 * Returns all settings of a server that uses the sandbox. Unused settings are empty, so that neither a `.env` file nor the
 * shell's settings affect a demo or a test.
 */
export function demoSettings(options: { cloud: string; port: number; dataDir: string }): Record<string, string> {
  return {
    COPPER_API_URL: options.cloud,
    COPPER_AUTH_URL: options.cloud,
    COPPER_OAUTH_CLIENT_ID: 'copper-dashboard',
    COPPER_OAUTH_CLIENT_SECRET: '',
    COPPER_OAUTH_SCOPE: '',
    COPPER_CLIENT_ID: 'sandbox-enterprise',
    COPPER_CLIENT_SECRET: 'sandbox-enterprise-secret',
    COPPER_ENTERPRISE_ID: 'sandbox-utility',
    COPPER_ENTERPRISES: '',
    COPPER_OPERATORS: 'operator@utility.example',
    COPPER_VIEWERS: '',
    COPPER_ADMINS: '',
    BACKUP_TO: '',
    BASE_PATH: '',
    UPDATE_CHECK_URL: '',
    GATE_HEADER: '',
    GATE_ADMINS: '',
    GATE_MEMBERS: '',
    GATE_GUESTS: '',
    COPPER_LIMIT_HOUR: '',
    COPPER_LIMIT_DAY: '',
    COPPER_EXPORT_DAYS: '',
    COPPER_SAVE_HISTORY: '',
    DATABASE_URL: '',
    DATA_DIR: options.dataDir,
    NEXTAUTH_URL: `http://localhost:${options.port}`,
    NEXTAUTH_SECRET: '',
    NEXTAUTH_SECRET_PREVIOUS: '',
    TRUSTED_PROXIES: '',
    METRICS: '',
    METRICS_TOKEN: '',
    LOG_LEVEL: 'warn',
  };
}
