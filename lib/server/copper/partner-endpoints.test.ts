import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import {
  partnerBulk,
  partnerGatewayHistory,
  partnerGateways,
  partnerGridLatest,
  partnerMeters,
  partnerPremises,
} from './partner-lists';
import {
  partnerAggregateUsage,
  partnerAverageSeries,
  partnerBaselineSeries,
  partnerGridReadings,
  partnerReadings,
  partnerUsage,
} from './partner-series';
import { storedGridReadings, storedRegisterReadings } from './stored-rows';
import { joinPremises } from './to-premise';

const SPAN = { start: '2026-03-08T07:00:00Z', end: '2026-03-09T06:00:00Z' };
const RANGE = { ...SPAN, meterId: '12:01', granularity: 'day' } as const;
const ROOT = '/api/v2/partner/my%20utility';
const ID = 'my utility';

describe('partner endpoints', () => {
  it.each([
    [partnerBulk(ID), '/bulk', {}],
    [
      partnerMeters(ID, { offset: 0, withHistory: true }),
      '/meter',
      { limit: '1000', offset: '0', with_history: 'true' },
    ],
    [
      partnerPremises(ID, { offset: 1000, withUsers: true }),
      '/premise',
      { limit: '1000', offset: '1000', with_users: 'true' },
    ],
    [partnerGateways(ID, { offset: 0 }), '/gateway', { limit: '1000', offset: '0' }],
    [partnerGatewayHistory(ID), '/gateway/history', {}],
    [partnerUsage(ID, RANGE), '/meter/12%3A01/usage', { granularity: 'day', ...SPAN }],
    [partnerBaselineSeries(ID, RANGE), '/meter/12%3A01/baseline-series', { granularity: 'day', ...SPAN }],
    [partnerAverageSeries(ID, RANGE), '/meter/12%3A01/average-series', { granularity: 'day', ...SPAN }],
    [partnerReadings(ID, '12:01', SPAN), '/meter/12%3A01/readings', SPAN],
    [partnerGridLatest(ID), '/grid/latest', {}],
    [partnerGridReadings(ID, SPAN, { gatewayId: 'aabb' }), '/grid/readings', { ...SPAN, gateway_id: 'aabb' }],
    [
      partnerAggregateUsage(ID, { ...SPAN, granularity: 'day', meterType: 'gas' }),
      '/aggregate/usage',
      { granularity: 'day', ...SPAN, meter_type: 'gas' },
    ],
  ])('request %# has its path and query', (request, path, query) => {
    expect(request.path).toBe(ROOT + path);
    expect(Object.fromEntries(request.query)).toEqual(query);
  });
});

describe('lists', () => {
  it('joins premises, meters and gateways, each once', () => {
    const premises = partnerPremises(ID, { offset: 0 }).parse([
      { id: 'p1', timezone: 'America/Denver', tags: ['a', 7], user_list: [{}] },
      { id: 'p2', timezone: null, tags: null },
    ]);
    const meters = partnerMeters(ID, { offset: 0 }).parse([
      { id: 'm1', type: 'water', premise_id: 'p1', state: 'connected', last_reading: null, seven_day_history: null },
      { id: 'm1', type: 'water', premise_id: 'p1', state: 'degraded', last_reading: null },
      { id: 'm2', type: null, premise_id: 'gone', last_reading: { value: 5, hw_timestamp: '2026-01-01T00:00:00Z' } },
      { id: 'm3', type: 'gas', premise_id: null },
    ]);
    const gateways = partnerGateways(ID, { offset: 0 }).parse([
      { id: '0011223344ff', premise_id: 'p1', state: 'down', model: 'X', last_heard: 'never', firmware_version: '1.2' },
    ]);
    const joined = runAllSlices(
      joinPremises({ premises: premises.rows, meters: meters.rows, gateways: gateways.rows }),
    );
    expect(joined.map(({ id, timezone, tags }) => ({ id, timezone, tags }))).toEqual([
      { id: 'p1', timezone: 'America/Denver', tags: ['a'] },
      { id: 'p2', timezone: 'UTC', tags: [] },
    ]);
    expect(joined[0]?.meters).toEqual([{ id: 'm1', type: 'water', state: 'degraded', createdAt: null, latest: null }]);
    expect(joined[0]?.gateways).toEqual([
      { id: '0011223344ff', state: 'down', model: 'X', firmware: '1.2', lastHeard: null },
    ]);
  });

  it('follows the next links of bulk and grid within the enterprise', () => {
    const row = { meter_id: 'm1', meter_type: 'gas', timestamp: '2026-01-01T00:00:00Z', value: 1.5 };
    const page = partnerBulk(ID).parse({ results: [row], next: `${ROOT}/bulk?cursor=c5` });
    expect(page.readings).toEqual([{ meterId: 'm1', type: 'gas', value: 1.5, at: '2026-01-01T00:00:00Z' }]);
    expect(page.next?.query).toEqual([['cursor', 'c5']]);
    expect(page.next?.parse({ results: [] })).toEqual({ readings: [], next: null });
    expect(() => partnerBulk(ID).parse({ results: [], next: '/api/v2/app/state' })).toThrow();
    const grid = {
      hw_timestamp: '2026-01-01T00:00:00Z',
      premise_id: 'p',
      gateway_id: 'g',
      voltage: 0,
      frequency: null,
    };
    expect(partnerGridLatest(ID).parse({ results: [grid] }).readings).toEqual([
      { time: '2026-01-01T00:00:00Z', premiseId: 'p', gatewayId: 'g', voltageVolts: 0, frequencyHertz: null },
    ]);
    expect(storedGridReadings(partnerGridReadings(ID, SPAN).parse([grid]).raw)).toHaveLength(1);
  });

  it('reads registers, aggregates and histories', () => {
    const results = [{ time: '2026-01-01T00:00:00.500Z', actual: 12, value: 0.12 }];
    const register = partnerReadings(ID, 'm', SPAN).parse({ meter_id: 'm', meter_type: 'gas', results });
    expect(register.raw.rows).toEqual(results);
    expect(storedRegisterReadings(register.raw)).toEqual([{ time: '2026-01-01T00:00:00Z', actual: 12, value: 0.12 }]);
    const aggregate = partnerAggregateUsage(ID, { ...SPAN, granularity: 'day', meterType: 'gas' });
    expect(aggregate.parse({ meter_count: null, sum_energy: null })).toEqual({ meterCount: null, sum: null });
    const history = [{ timestamp: '2026-01-01T00:00:00Z', from: 'active', to: 'down' }];
    expect(partnerGatewayHistory(ID).parse([{ id: 'g', history }])).toEqual([
      { gatewayId: 'g', changes: [{ at: '2026-01-01T00:00:00Z', from: 'active' }] },
    ]);
  });
});
