import { describe, expect, it } from 'vitest';
import { toCloudEvents, toCloudForecasts } from './to-cloud-reports';

describe('what Copper itself reports', () => {
  it('is read where its rows are understood, newest event first', () => {
    const results = [
      { id: 'a', time: '2026-11-01T10:00:00Z', type: 'gateway_state', message: 'Gateway went down' },
      { id: 'b', time: '2026-11-02T10:00:00Z', message: ' Gateway is back ' },
      { id: 'c', time: 'yesterday', message: 'When?' },
      { id: 'd', time: '2026-11-03T10:00:00Z', message: '' },
      null,
    ];
    const expected = [
      { at: '2026-11-02T10:00:00Z', text: 'Gateway is back' },
      { at: '2026-11-01T10:00:00Z', text: 'Gateway went down' },
    ];
    expect(toCloudEvents({ total: 5, results })).toEqual(expected);
    expect(toCloudEvents(results)).toEqual(expected);
    expect(
      toCloudForecasts({ results: [{ meter_id: '12:01', forecast_usage: 640.5 }, { meter_id: '12:02' }] }),
    ).toEqual([{ meterId: '12:01', amount: 640.5 }]);
  });

  it.each([null, 'none', {}, { results: null }, { items: [] }])('is nothing of %j', (answer) => {
    expect(toCloudEvents(answer)).toEqual([]);
    expect(toCloudForecasts(answer)).toEqual([]);
  });
});
