import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { isHeard, reporter } from '../events';
import { createMetrics } from './create-metrics';
import type { MetricSources } from './metric-sources';

const DAY_MS = 24 * 3_600_000;
const sources: MetricSources = {
  basePath: '',
  version: '1.2.3',
  clock: () => 10 * DAY_MS,
  budgets: async () => [{ client: 'public', window: 'hour', limit: 100, remaining: 87 }],
  work: async () => [{ kind: 'history', state: 'waiting_for_budget', count: 2 }],
  queue: async () => [{ purpose: 'backfill', count: 2, requestsLeft: 40 }],
  coverage: async () => ({ storedMs: 3 * DAY_MS, expectedMs: 4 * DAY_MS, oldestGapAt: 9 * DAY_MS }),
};

// One test, because a process counts from the first call on.
it('counts nothing before the first call; then what is reported, and reads the rest', async () => {
  const reportRequest = reporter('request');
  const request = { purpose: 'view', endpoint: 'premises', outcome: 'ok', milliseconds: 300 };
  expect(isHeard('request')).toBe(false);
  reportRequest(() => expect.unreachable('no one listens'));

  const metrics = await createMetrics(sources);
  reportRequest(() => request);
  reportRequest(() => ({ ...request, outcome: 'timeout' }));
  reporter('breaker')(() => ({ scope: 'host', open: true }));
  reporter('database')(() => ({ kind: 'query', milliseconds: 3, failed: true }));
  reporter('signInFailed')(() => ({ problem: 'code_wrong' }));
  reporter('jobStep')(() => ({ job: 'backfill', failed: false }));
  const site = createServer((_request, response) => void response.writeHead(404).end()).listen(0);
  await fetch(`http://127.0.0.1:${(site.address() as AddressInfo).port}/api/none`);
  site.close();

  const text = await metrics.text();
  const lines = text.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'copper_cloud_requests_total{purpose="view",outcome="ok"} 1',
      'copper_cloud_requests_total{purpose="view",outcome="timeout"} 1',
      'copper_cloud_request_seconds_bucket{le="0.5",purpose="view"} 2',
      'copper_cloud_breaker_open 1',
      'copper_cloud_breaker_openings_total{scope="host"} 1',
      'copper_database_seconds_bucket{le="0.005",kind="query"} 1',
      'copper_database_failures_total{kind="query"} 1',
      'copper_sign_in_failures_total{problem="code_wrong"} 1',
      'copper_job_steps_total{job="backfill",outcome="ok"} 1',
      'copper_http_answers_total{kind="api",status="4xx"} 1',
      `copper_build_info{version="1.2.3",node="${process.version}"} 1`,
      'copper_budget_limit{client="public",window="hour"} 100',
      'copper_budget_remaining{client="public",window="hour"} 87',
      'copper_jobs{kind="history",state="waiting_for_budget"} 2',
      'copper_queue_work{purpose="backfill"} 2',
      'copper_queue_requests{purpose="backfill"} 40',
      'copper_archive_coverage_ratio 0.75',
      'copper_archive_oldest_gap_seconds 86400',
    ]),
  );
  expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_p99_seconds'))).toBe(true);
  expect(lines.filter((line) => /^# TYPE \S+_total (?!counter)/.test(line))).toEqual([]);
  // The program of Prometheus that checks names, where it is installed.
  const promtool = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  if (!promtool.error) expect(promtool.stdout + promtool.stderr).toBe('');
});
