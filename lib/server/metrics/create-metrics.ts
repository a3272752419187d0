import { countAnswers } from './count-answers';
import { countEvents } from './count-events';
import type { MetricSources } from './metric-sources';
import { readGauges } from './read-gauges';

/** The numbers of this process in the text format of Prometheus. */
export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

/**
 * Sums of gauges that prom-client has by type, too. Prometheus keeps the ending for counters, and promtool complains.
 */
const MISNAMED = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

// A process counts once, however often this is called.
const METRICS = Symbol.for('copper-dashboard.metrics');
const shared = globalThis as { [METRICS]?: Promise<Metrics> };

/** Returns the metrics of this process, and begins to count at the first call: without it nothing is counted. */
export function createMetrics(sources: MetricSources): Promise<Metrics> {
  shared[METRICS] ??= start(sources);
  return shared[METRICS];
}

async function start(sources: MetricSources): Promise<Metrics> {
  const prometheus = await import('prom-client');
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  countEvents(prometheus, registry);
  countAnswers(prometheus, registry, sources.basePath);
  readGauges(prometheus, registry, sources);
  return { contentType: registry.contentType, text: () => registry.metrics() };
}
