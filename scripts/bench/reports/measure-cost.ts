/**
 * Measures how long the archive takes to say what a month of hours of a large fleet costs: `measure-cost.ts <database
 * url> <meters>`. Prints one JSON line for each state of the archive.
 */
import type { AccountRef } from '@/lib/server/account';
import { createArchive } from '@/lib/server/archive/archive';
import { createSeriesStore } from '@/lib/server/archive/store/series-store';
import { upsertAccount } from '@/lib/server/db/accounts';
import { openDatabase } from '@/lib/server/db/open';
import type { SeriesQuery } from '@/lib/server/ports/archive';
import { syntheticSeries } from '../archive/synthetic-series';

/** Processor time for the cost of a report. */
export interface CostMeasurement {
  archive: string;
  meters: number;
  requests: number;
  held: number;
  cpuMs: number;
}

const ACCOUNT: AccountRef = { id: 'enterprise_7', kind: 'enterprise', enterpriseId: '7', clientId: 'bench' };
const NOW = Date.parse('2026-06-01T00:00:00Z');
const SPAN = { start: '2025-06-01T06:00:00Z', end: '2025-07-01T06:00:00Z' };
const log = { warn: (_fields: object, message: string) => console.error(message) };

const [url = '', meters = ''] = process.argv.slice(2);
const db = await openDatabase({ url });
await upsertAccount(db, { ...ACCOUNT, subject: 'bench', now: NOW });
const queries = Array.from({ length: Number(meters) }, (_, index): SeriesQuery => {
  const series = { kind: 'usage', granularity: 'hour', timezone: 'America/Denver', ...SPAN } as const;
  return { meterId: `12:${index}`, meterType: 'power', meterCreatedAt: null, ...series };
});
const fail = () => Promise.reject(new Error('a request while nothing is fetched'));
const openArchive = () => createArchive({ door: { fetch: fail, peek: fail }, db, clock: () => NOW, log });

async function measure(state: string, archive: ReturnType<typeof openArchive>) {
  const before = process.cpuUsage();
  const cost = await archive.estimate(ACCOUNT, queries);
  const { user, system } = process.cpuUsage(before);
  const measured: CostMeasurement = {
    ...{ archive: state, meters: queries.length, ...cost },
    cpuMs: Math.round((user + system) / 1000),
  };
  console.log(JSON.stringify(measured));
}

// Code that is not compiled yet takes three times as long.
for (let time = 0; time < 2; time += 1) await openArchive().estimate(ACCOUNT, queries);
await measure('empty', openArchive());
const store = createSeriesStore(db, log);
for (const [index, query] of queries.entries()) {
  const series = syntheticSeries(index, 'hour', Date.parse(SPAN.start), Date.parse(SPAN.end));
  await store.write(ACCOUNT, query, [series], NOW);
}
const archive = openArchive();
await measure('full, for the first time', archive);
for (let time = 0; time < 2; time += 1) await archive.estimate(ACCOUNT, queries);
await measure('full, again', archive);
await db.close();
