import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findPostgres } from '../launch/postgres-cluster';
import { systemChromium } from '../launch/system-chromium';

/** Returns what to install so that browser tests can run, or null when there is a browser. */
export function missingBrowser(): string | null {
  if (systemChromium() || existsSync(chromium.executablePath())) return null;
  return (
    'Chromium is not installed: run "apt-get install chromium" or "npx playwright install --with-deps chromium", ' +
    'or name a browser in CHROMIUM_PATH.'
  );
}

/** Returns what to install so that tests can run on PostgreSQL, or null when there is a server to use. */
export function missingPostgres(): string | null {
  if (process.env.TEST_POSTGRES_URL || findPostgres()) return null;
  return 'PostgreSQL is not installed: run "apt-get install postgresql", or name a server in TEST_POSTGRES_URL.';
}
