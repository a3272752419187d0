import { describe, expect, it } from 'vitest';
import { pointsOf } from '@/lib/domain/test-support/point-columns';
import {
  appAverageSeries,
  appBaselineSeries,
  appForecast,
  appInstant,
  appNotifications,
  appState,
  appUsage,
} from './app-endpoints';
import { tableOf } from './row-table';
import { storedPoints } from './stored-rows';

const RANGE = {
  meterId: '12:01',
  start: '2026-03-08T07:00:00Z',
  end: '2026-03-09T06:00:00Z',
  granularity: 'hour',
} as const;

describe('app endpoints', () => {
  it.each([
    [appState(), '/api/v2/app/state', {}],
    [appInstant('p/1'), '/api/v2/app/instant/p%2F1', {}],
    [
      appUsage(RANGE),
      '/api/v2/app/usage/12%3A01',
      { start: RANGE.start, end: RANGE.end, granularity: 'hour', include_start: 'true' },
    ],
    [
      appBaselineSeries(RANGE),
      '/api/v2/app/baseline-series/12%3A01',
      { start: RANGE.start, end: RANGE.end, granularity: 'hour' },
    ],
    [
      appAverageSeries(RANGE),
      '/api/v2/app/average-series/12%3A01',
      { start: RANGE.start, end: RANGE.end, granularity: 'hour' },
    ],
    [appForecast('p1'), '/api/v2/app/usage/forecast', { premise_id: 'p1' }],
    [
      appNotifications('p1', 20),
      '/api/v2/app/notification/history',
      { premise_id: 'p1', limit: '20', offset: '0', include_channels: 'events' },
    ],
  ])('request %# has its path and query', (request, path, query) => {
    expect(request.path).toBe(path);
    expect(Object.fromEntries(request.query)).toEqual(query);
  });
});

describe('appState', () => {
  const state = {
    user: { id: 'u', email: 'a@example.com' },
    premise_list: [
      {
        id: 'p1',
        name: null,
        timezone: 'America/New_York',
        street_address: '1 "Elm"\nSt',
        city_town: 'Boston',
        postal_code: 2139,
        surprise: { nested: true },
        meter_list: [
          { id: '12:01', type: 'steam', state: 'sleepy', created_at: '2024-05-06T07:08:09.123Z' },
          {
            id: '12:02',
            type: 'gas',
            state: null,
            last_reading: { value: '17.25', hw_timestamp: '2026-01-01T00:00:00' },
          },
        ],
        gateway_list: null,
      },
    ],
  };

  it('reads known fields, ignores unknown ones, and keeps null', () => {
    const { premises, raw } = appState().parse(state);
    expect(raw).toBe(state);
    expect(premises).toEqual([
      {
        id: 'p1',
        name: null,
        timezone: 'America/New_York',
        createdAt: null,
        address: { street: '1 "Elm"\nSt', suite: null, city: 'Boston', county: null, state: null, postalCode: '02139' },
        tags: [],
        meters: [
          { id: '12:01', type: 'steam', state: 'sleepy', createdAt: '2024-05-06T07:08:09Z', latest: null },
          {
            id: '12:02',
            type: 'gas',
            state: null,
            createdAt: null,
            latest: { value: 17.25, at: '2026-01-01T00:00:00Z' },
          },
        ],
        gateways: [],
      },
    ]);
  });

  it('accepts an account without premises, but no answer without the list', () => {
    expect(appState().parse({ premise_list: [] }).premises).toEqual([]);
    expect(appState().parse({ premise_list: null }).premises).toEqual([]);
    for (const wrong of [{}, null, [], 'x', { premise_list: [{ name: 'no id' }] }]) {
      expect(() => appState().parse(wrong)).toThrow();
    }
  });

  it('uses UTC for an unknown zone', () => {
    // The last ones are known to only one of the engines that compute days and write times.
    for (const timezone of ['Mars/Olympus', 'Etc/Unknown', 'PST', '2026-01-01T00:00Z[America/Denver]']) {
      const { premises } = appState().parse({ premise_list: [{ id: 'p', timezone }] });
      expect(premises[0]?.timezone, timezone).toBe('UTC');
    }
  });
});

describe('appInstant', () => {
  it('returns null for an unknown rate', () => {
    const answer = { results: [{ id: '12:01', type: 'power', instant_power: null, updated_at: null }] };
    expect(appInstant('p').parse(answer)).toEqual([{ meterId: '12:01', type: 'power', rate: null, at: null }]);
  });
});

describe('series', () => {
  it('reads usage with its registers, and keeps the answer as sent', () => {
    const row = { time: '2026-03-08T07:00:00.000Z', usage: 0.5, power: 0.5, value: 1234.5678901, actual: 123456, x: 1 };
    const gap = { time: '2026-03-08T08:00:00.000Z', usage: null, power: null, value: null, actual: null };
    const answer = appUsage(RANGE).parse({ meter_id: '12:01', sum_usage: null, results: [row, gap] });
    expect(pointsOf(storedPoints('usage', tableOf(answer.raw.rows)))).toEqual([
      { time: '2026-03-08T07:00:00Z', value: 0.5, rate: 0.5, register: 1234.5678901, actual: 123456 },
      { time: '2026-03-08T08:00:00Z', value: null, rate: null, register: null, actual: null },
    ]);
    expect(answer.raw).toEqual({ summary: { meter_id: '12:01', sum_usage: null }, rows: [row, gap] });
  });

  it('reads energy series with and without rows', () => {
    const rows = [{ time: '2026-03-08T07:00:00Z', energy: -0.25, power: -0.25 }];
    const answer = appBaselineSeries(RANGE).parse({ sum_energy: -0.25, series: rows });
    expect(answer).toEqual({ raw: { summary: { sum_energy: -0.25 }, rows } });
    expect(pointsOf(storedPoints('baseline', tableOf(answer.raw.rows)))).toEqual([
      { time: '2026-03-08T07:00:00Z', value: -0.25, rate: -0.25, register: null, actual: null },
    ]);
    expect(appAverageSeries(RANGE).parse({ series: null }).raw.rows).toEqual([]);
  });

  it('throws for another shape', () => {
    for (const wrong of [
      {},
      { results: [{ time: 'soon', usage: 1 }] },
      { results: [{ time: RANGE.start, usage: 'much' }] },
    ]) {
      expect(() => appUsage(RANGE).parse(wrong)).toThrow();
    }
  });
});
