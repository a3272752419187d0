import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from './query-client';
import type { UsageViewParams } from './usage-view';
import { useUsageSeries } from './use-usage-series';

const NOON = Date.parse('2026-11-11T19:00:00Z');
const MINUTE = 60_000;
const VIEW: UsageViewParams = {
  range: 'dates',
  start: '2026-11-10',
  end: '2026-11-12',
  granularity: 'hour',
  compare: 'typical',
  table: false,
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers every series as the server does: fresh for 15 minutes until `finalAt`, final afterwards. */
function serveSeries(finalAt: number) {
  const asked = { usage: 0, baseline: 0 };
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('in=money')) return new Promise<never>(() => {});
    const kind = url.includes('kind=baseline') ? 'baseline' : 'usage';
    asked[kind] += 1;
    const now = Date.now();
    const isFinal = now >= finalAt;
    const freshUntil = new Date(now + (isFinal ? 30 * 24 * 60 : 15) * MINUTE).toISOString();
    const body = {
      data: {
        ...{ meterId: 'm', kind, start: '2026-11-11T18:00:00Z', end: '2026-11-11T19:00:00Z', sum: 1 },
        ...{ steps: [[3600, 1]], states: [[isFinal ? 'measured' : 'running', 1]], values: [1], rates: [] },
        ...{ registers: null, actuals: null },
      },
      meta: { asOf: new Date(now).toISOString(), freshUntil, source: 'cloud', notice: null },
    };
    return new Response(JSON.stringify(body));
  });
  return asked;
}

describe('a usage page left open', () => {
  it('renews usage and its typical level alike, past the end of its dates, until both are final', async () => {
    vi.useFakeTimers({ now: NOON, shouldAdvanceTime: true });
    const midnight = Date.parse('2026-11-12T07:00:00Z');
    const asked = serveSeries(midnight + 60 * MINUTE);
    const client = createQueryClient();
    const { result } = renderHook(
      () => useUsageSeries('home', 'm', VIEW, { today: '2026-11-11', firstDay: null, inMoney: false }),
      {
        wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
      },
    );
    await waitFor(() => expect(result.current.other?.data).toBeTruthy());
    expect(asked).toEqual({ usage: 1, baseline: 1 });

    await vi.advanceTimersByTimeAsync(12 * 60 * MINUTE);
    expect(asked.baseline, 'at midnight').toBeGreaterThanOrEqual(48);
    expect(asked.usage).toBe(asked.baseline);

    await vi.advanceTimersByTimeAsync(90 * MINUTE);
    expect(result.current.usage?.data?.data.buckets[0]?.state).toBe('measured');
    const whenFinal = { ...asked };
    await vi.advanceTimersByTimeAsync(12 * 60 * MINUTE);
    expect(asked, 'final figures are not asked for again').toEqual(whenFinal);
    client.clear();
  });
});
