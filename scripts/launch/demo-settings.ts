/**
 * Every setting of a server that has the sandbox for its cloud. All are named, the unused ones empty, so that
 * neither a `.env` file nor the shell's own settings reach a demo or a test.
 */
export function demoSettings(place: { cloud: string; port: number; dataDir: string }): Record<string, string> {
  return {
    COPPER_API_URL: place.cloud,
    COPPER_AUTH_URL: place.cloud,
    COPPER_OAUTH_CLIENT_ID: 'copper-dashboard',
    COPPER_OAUTH_CLIENT_SECRET: '',
    COPPER_OAUTH_SCOPE: '',
    COPPER_CLIENT_ID: 'sandbox-enterprise',
    COPPER_CLIENT_SECRET: 'sandbox-enterprise-secret',
    COPPER_ENTERPRISE_ID: 'sandbox-utility',
    COPPER_ENTERPRISES: '',
    COPPER_OPERATORS: 'operator@utility.example',
    COPPER_VIEWERS: '',
    COPPER_LIMIT_HOUR: '',
    COPPER_LIMIT_DAY: '',
    COPPER_EXPORT_DAYS: '',
    DATABASE_URL: '',
    DATA_DIR: place.dataDir,
    NEXTAUTH_URL: `http://localhost:${place.port}`,
    NEXTAUTH_SECRET: '',
    NEXTAUTH_SECRET_PREVIOUS: '',
    LOG_LEVEL: 'warn',
  };
}
