import { findPostgres } from '../launch/postgres-cluster';
import { aptInstall } from './apt-install';

/**
 * Makes sure there is a PostgreSQL to test with: the one of TEST_POSTGRES_URL, else the server of this system, else
 * the system's package. Returns false, having said so, when none can be had. A service that the package starts is
 * left alone: each run starts a server of its own.
 */
export function ensurePostgres(): boolean {
  if (process.env.TEST_POSTGRES_URL || findPostgres()) return true;
  console.log('▸ No PostgreSQL here');
  if (aptInstall('postgresql') && findPostgres()) return true;
  console.error('▸ SKIPPED: there is no PostgreSQL here. Install its server, or name one in TEST_POSTGRES_URL.');
  return false;
}
