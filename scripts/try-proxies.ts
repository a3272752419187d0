/**
 * `npm run try-proxies -- [--app FOLDER] [--port N]`: starts a packaged site behind Caddy and nginx with the configurations
 * of docs/proxies.md, and two of them on PostgreSQL behind Caddy, of which one is killed under load.
 */
import { parseArgs } from 'node:util';
import { findPostgres } from './launch/postgres-cluster';
import { killOneOfTwo } from './package/kill-one-of-two';
import { findProxies } from './package/proxies';
import { tryBehind } from './package/try-behind';

// The certificates are made for this run.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.removeAllListeners('warning');

const { values } = parseArgs({
  options: { app: { type: 'string', default: 'dist' }, port: { type: 'string', default: '3900' } },
});
const port = Number(values.port);
const proxies = findProxies();
try {
  for (const proxy of proxies) await tryBehind(proxy, values.app, port);
  const caddy = proxies.find(({ name }) => name === 'caddy');
  const postgres = findPostgres();
  if (caddy && postgres) await killOneOfTwo(caddy, postgres, values.app, port);
  else console.log('▸ Not tried: two servers, because Caddy or PostgreSQL is not installed.');
  console.log(`✓ ${proxies.map(({ name }) => name).join(' and ') || 'No proxy'} tried.`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
