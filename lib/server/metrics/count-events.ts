import type { Registry } from 'prom-client';
import { onEvent } from '../events';

const CLOUD_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const DATABASE_SECONDS = [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10];

/** Counts what the parts of the server report from now on. */
export function countEvents({ Counter, Gauge, Histogram }: typeof import('prom-client'), registry: Registry): void {
  const registers = [registry];

  const requests = new Counter({
    registers,
    name: 'copper_cloud_requests_total',
    help: 'Requests to the cloud, each counted by Copper.',
    labelNames: ['purpose', 'outcome'] as const,
  });
  const requestSeconds = new Histogram({
    registers,
    name: 'copper_cloud_request_seconds',
    help: 'Time until the answer of the cloud.',
    labelNames: ['purpose'] as const,
    buckets: CLOUD_SECONDS,
  });
  onEvent('request', ({ purpose, outcome, milliseconds }) => {
    requests.inc({ purpose, outcome });
    requestSeconds.observe({ purpose }, milliseconds / 1000);
  });

  const breakerOpen = new Gauge({
    registers,
    name: 'copper_cloud_breaker_open',
    help: '1 while no request is sent, because the cloud does not answer.',
  });
  const openings = new Counter({
    registers,
    name: 'copper_cloud_breaker_openings_total',
    help: 'How often requests were stopped: to the whole cloud (host), or for a part.',
    labelNames: ['scope'] as const,
  });
  onEvent('breaker', ({ scope, open }) => {
    if (scope === 'host') breakerOpen.set(open ? 1 : 0);
    if (open) openings.inc({ scope });
  });

  const databaseSeconds = new Histogram({
    registers,
    name: 'copper_database_seconds',
    help: 'Time of uses of the database, with the wait for others.',
    labelNames: ['kind'] as const,
    buckets: DATABASE_SECONDS,
  });
  const databaseFailures = new Counter({
    registers,
    name: 'copper_database_failures_total',
    help: 'Uses of the database that threw, also a transaction that was given up on purpose.',
    labelNames: ['kind'] as const,
  });
  onEvent('database', ({ kind, milliseconds, failed }) => {
    databaseSeconds.observe({ kind }, milliseconds / 1000);
    if (failed) databaseFailures.inc({ kind });
  });

  const signIns = new Counter({
    registers,
    name: 'copper_sign_in_failures_total',
    help: 'Sign-ins that were refused or failed.',
    labelNames: ['problem'] as const,
  });
  onEvent('signInFailed', ({ problem }) => signIns.inc({ problem }));

  const steps = new Counter({
    registers,
    name: 'copper_job_steps_total',
    help: 'Steps of background jobs, each of about one request.',
    labelNames: ['job', 'outcome'] as const,
  });
  onEvent('jobStep', ({ job, failed }) => steps.inc({ job, outcome: failed ? 'failed' : 'ok' }));
}
