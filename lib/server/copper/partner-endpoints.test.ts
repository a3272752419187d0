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
import { tableOf } from './row-table';
import { storedGridReadings, storedRegisterReadings } from './stored-rows';
import { joinFleet, joinPremises } from './to-premise';
import { changesOf, gatewayChanges } from './to-states';

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
    [partnerGateways(ID, { offset: 0 }), '/gateway', { limit: '1000', offset: '0', with_history: 'false' }],
    [partnerGatewayHistory(ID, { offset: 1000 }), '/gateway/history', { limit: '1000', offset: '1000' }],
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
    expect(storedGridReadings(tableOf(partnerGridReadings(ID, SPAN).parse([grid]).raw.rows))).toHaveLength(1);
  });

  it('reads registers and aggregates', () => {
    const results = [{ time: '2026-01-01T00:00:00.500Z', actual: 12, value: 0.12 }];
    const register = partnerReadings(ID, 'm', SPAN).parse({ meter_id: 'm', meter_type: 'gas', results });
    expect(register.raw.rows).toEqual(results);
    expect(storedRegisterReadings(tableOf(register.raw.rows))).toEqual([
      { time: '2026-01-01T00:00:00Z', actual: 12, value: 0.12 },
    ]);
    const aggregate = partnerAggregateUsage(ID, { ...SPAN, granularity: 'day', meterType: 'gas' });
    expect(aggregate.parse({ meter_count: null, sum_energy: null })).toEqual({ meterCount: null, sum: null });
  });
});

describe('state changes', () => {
  const [first, second] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
  const sent = (timestamp: string | null, from: string) => ({ timestamp, from, to: '?' });
  const [fell, rose] = [sent(first, 'active'), sent(second, 'down')];
  const changes = [
    { at: first, from: 'active' },
    { at: second, from: 'down' },
  ];
  const historiesIn = (rows: unknown[], complete: boolean) =>
    runAllSlices(gatewayChanges(partnerGatewayHistory(ID, { offset: 0 }).parse(rows).rows, complete));

  it('of a gateway are sorted and joined over pages that overlap', () => {
    const changesIn = historiesIn(
      [
        { id: 'g', history: [rose] },
        { id: 'g', history: [fell, rose] },
      ],
      true,
    );
    expect(changesIn('g')).toEqual(changes);
  });

  it('of a gateway that is on no page are none once all pages were read, and unknown before', () => {
    expect(historiesIn([{ id: 'g', history: [fell] }], true)('other')).toEqual([]);
    expect(historiesIn([{ id: 'g', history: [fell] }], false)('other')).toBeNull();
    expect(historiesIn([{ id: 'g', history: [fell] }], false)('g')).toEqual(changes.slice(0, 1));
  });

  it('are unknown where the cloud sends no list, or a change without its time', () => {
    const rows = [
      { id: 'absent' },
      { id: 'undated', history: [fell, sent(null, 'degraded')] },
      { id: 'none', history: null },
    ];
    const changesIn = historiesIn(rows, true);
    expect(['absent', 'undated', 'none'].map(changesIn)).toEqual([null, null, []]);
    const meters = partnerMeters(ID, { offset: 0 }).parse([
      { id: 'absent' },
      { id: 'undated', seven_day_history: [sent('soon', 'connected'), rose] },
      { id: 'none', seven_day_history: null },
      { id: 'known', seven_day_history: [rose, fell] },
    ]);
    expect(meters.rows.map(changesOf)).toEqual([null, null, [], changes]);
  });

  it('are not read off the list of gateways, which has none', () => {
    const { rows } = partnerGateways(ID, { offset: 0 }).parse([{ id: 'g', seven_day_history: [fell] }]);
    const [fleet] = runAllSlices(
      joinFleet(
        {
          premises: partnerPremises(ID, { offset: 0 }).parse([{ id: 'p' }]).rows,
          meters: [],
          gateways: rows.map((row) => ({ ...row, premise_id: 'p' })),
        },
        () => null,
      ),
    );
    expect(fleet?.gateways[0]?.changes).toBeNull();
  });
});
