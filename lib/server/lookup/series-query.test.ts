import { describe, expect, it } from 'vitest';
import type { Meter, Premise } from '@/lib/domain/premise';
import { toSeriesQuery } from './series-query';

const meter: Meter = { id: '12:0', type: 'power', state: null, createdAt: null, latest: null };
const premise = { id: 'p', timezone: 'America/Denver', meters: [meter] } as unknown as Premise;

describe('toSeriesQuery', () => {
  const query = (start: string, end: string, granularity: 'hour' | 'month' = 'month') =>
    toSeriesQuery(premise, meter, { kind: 'usage', start, end, granularity });

  it('accepts days of the premise', () => {
    expect(query('2026-03-08', '2026-03-09')).toMatchObject({
      start: '2026-03-08T07:00:00Z',
      end: '2026-03-09T06:00:00Z',
    });
  });

  it('allows at most ten years, as a longer range would use up the hour’s requests', () => {
    expect(query('2016-01-01', '2026-01-01').granularity).toBe('month');
    expect(() => query('1900-01-01', '2100-01-01')).toThrow(
      expect.objectContaining({ code: 'bad_request', field: 'end' }),
    );
    expect(() => query('2015-01-01', '2026-01-01')).toThrow('longer than 10 years');
  });

  it.each([
    ['2026-01-02', '2026-01-01', 'month', 'end'],
    ['2026-01-01', '2026-01-01', 'month', 'end'],
    ['2016-01-01', '2026-01-01', 'hour', 'granularity'],
  ] as const)('rejects %s to %s by %s', (start, end, granularity, field) => {
    expect(() => query(start, end, granularity)).toThrow(expect.objectContaining({ code: 'bad_request', field }));
  });
});
