import { expect, it } from 'vitest';
import { toInstantText } from '@/lib/domain/instant-text';
import { covers } from '@/lib/domain/stored-spans';
import { NO_ROWS, tableOf } from '../copper/row-table';
import type { SeriesQuery } from '../ports/archive';
import type { RangeQuery } from './range.types';
import { emptyResult, rangeState } from './range-state';
import { createSeriesReader } from './series';

const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T00:00:00Z');
const END = START + 24 * HOUR;
const DAY: SeriesQuery = {
  ...{ meterId: 'm', meterType: 'electric', meterCreatedAt: null, kind: 'usage', granularity: 'day', timezone: 'UTC' },
  ...{ start: toInstantText(START), end: toInstantText(END) },
};

/** Reads a day at `now` of which so many hours have numbers. All 24 were fetched at `now`. */
async function readDay(now: number, hoursWithNumber: number) {
  const fetched: string[] = [];
  const stored = async (_account: unknown, query: RangeQuery) => {
    const rows = Array.from({ length: hoursWithNumber }, (_, hour) => ({
      ...{ time: toInstantText(START + hour * HOUR), usage: 1, power: 1, value: 1, actual: 1 },
    }));
    const spans = [{ start: START, end: END, askedAt: now, freshUntil: now + HOUR }];
    return query.granularity === 'hour'
      ? rangeState({ summary: {}, table: tableOf(rows), spans }, query, now)
      : rangeState({ summary: {}, table: NO_ROWS, spans: [] }, query, now);
  };
  const readSeries = createSeriesReader({
    clock: () => now,
    seriesArchive: {
      stored,
      covers: async (_account, { granularity }) =>
        granularity === 'hour' && covers([{ start: START, end: END, askedAt: now, freshUntil: now }], START, END),
      async fetch(_account, query) {
        fetched.push(query.granularity);
        return emptyResult(query, now);
      },
    },
  });
  const { data } = await readSeries(ACCOUNT, DAY, OPTIONS);
  return { fetched, sum: data.sum };
}

it('adds up stored hours when the last one ended exactly now and has a number', async () => {
  expect(await readDay(END, 24)).toEqual({ fetched: [], sum: 24 });
});

it('fetches the day when the last stored hour ended exactly now without a number', async () => {
  expect((await readDay(END, 23)).fetched).toEqual(['day']);
});

it('adds up stored hours when the last one has not ended yet', async () => {
  expect(await readDay(END - 1000, 23)).toEqual({ fetched: [], sum: 23 });
});
