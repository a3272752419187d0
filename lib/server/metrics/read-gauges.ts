import type { Registry } from 'prom-client';
import type { ArchiveCoverage } from '@/lib/domain/archive-coverage';
import { SingleFlight } from '../concurrency/single-flight';
import type { MetricSources } from './metric-sources';

/** Reading what is stored of all homes takes a while, and changes slowly. */
const COVERAGE_EVERY_MS = 10 * 60_000;

/** Adds the numbers that are read from the database when metrics are fetched. */
export function readGauges(
  { Gauge }: typeof import('prom-client'),
  registry: Registry,
  { version, clock, work, coverage, ...sources }: MetricSources,
): void {
  const registers = [registry];
  // Gauges are collected at the same time: two of them share what is read.
  const flights = new SingleFlight();
  const budgets = () => flights.join('budgets', sources.budgets);
  const queue = () => flights.join('queue', sources.queue);
  let known: { at: number; coverage: ArchiveCoverage } | null = null;
  const latestCoverage = async (): Promise<ArchiveCoverage> => {
    if (known === null || clock() - known.at >= COVERAGE_EVERY_MS) known = { at: clock(), coverage: await coverage() };
    return known.coverage;
  };

  new Gauge({
    registers,
    name: 'copper_build_info',
    help: 'Always 1; the labels are the versions.',
    labelNames: ['version', 'node'] as const,
  }).set({ version, node: process.version }, 1);

  new Gauge({
    registers,
    name: 'copper_budget_limit',
    help: 'Requests that Copper allows a client in a window.',
    labelNames: ['client', 'window'] as const,
    async collect() {
      const found = await budgets();
      this.reset();
      for (const { client, window, limit } of found) this.set({ client, window }, limit);
    },
  });
  new Gauge({
    registers,
    name: 'copper_budget_remaining',
    help: 'Requests that are left of it.',
    labelNames: ['client', 'window'] as const,
    async collect() {
      const found = await budgets();
      this.reset();
      for (const { client, window, remaining } of found) this.set({ client, window }, remaining);
    },
  });

  new Gauge({
    registers,
    name: 'copper_jobs',
    help: 'Background jobs of all accounts.',
    labelNames: ['kind', 'state'] as const,
    async collect() {
      const found = await work();
      this.reset();
      for (const { kind, state, count } of found) this.set({ kind, state }, count);
    },
  });

  new Gauge({
    registers,
    name: 'copper_queue_work',
    help: 'Work that waits for requests.',
    labelNames: ['purpose'] as const,
    async collect() {
      const found = await queue();
      this.reset();
      for (const { purpose, count } of found) this.set({ purpose }, count);
    },
  });
  new Gauge({
    registers,
    name: 'copper_queue_requests',
    help: 'Requests that waiting work still needs, as far as that is known.',
    labelNames: ['purpose'] as const,
    async collect() {
      const found = await queue();
      this.reset();
      for (const { purpose, requestsLeft } of found) this.set({ purpose }, requestsLeft);
    },
  });

  new Gauge({
    registers,
    name: 'copper_archive_coverage_ratio',
    help: 'Share of the hours of home accounts that is stored, since the first stored hour of each meter.',
    async collect() {
      const { storedMs, expectedMs } = await latestCoverage();
      if (expectedMs > 0) this.set(storedMs / expectedMs);
    },
  });
  new Gauge({
    registers,
    name: 'copper_archive_oldest_gap_seconds',
    help: 'Age of the oldest gap in them; 0 without gaps.',
    async collect() {
      const { oldestGapAt } = await latestCoverage();
      this.set(oldestGapAt === null ? 0 : (clock() - oldestGapAt) / 1000);
    },
  });
}
