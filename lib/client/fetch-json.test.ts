import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchJson } from './fetch-json';
import { shouldRetry } from './query-client';

afterEach(() => vi.unstubAllGlobals());

function respondWith(status: number, body: string) {
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
}

describe('fetchJson', () => {
  it('returns the parsed body', async () => {
    respondWith(200, '{"data":1}');
    expect(await fetchJson('/api/x')).toEqual({ data: 1 });
  });

  it('throws the problem with its code, field and retry time', async () => {
    respondWith(429, JSON.stringify({ code: 'limited', detail: 'Used up.', retryAt: '2026-03-01T12:00:00Z' }));
    await expect(fetchJson('/api/x')).rejects.toMatchObject({
      status: 429,
      code: 'limited',
      detail: 'Used up.',
      field: null,
      retryAt: '2026-03-01T12:00:00Z',
    });
  });

  it.each([200, 502])('throws internal when the body is not JSON (status %d)', async (status) => {
    respondWith(status, '<html>');
    await expect(fetchJson('/api/x')).rejects.toMatchObject({ status, code: 'internal' });
  });

  it('throws offline when no answer arrives', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('fetch failed');
    });
    await expect(fetchJson('/api/x')).rejects.toMatchObject({ status: 0, code: 'offline' });
  });
});

describe('shouldRetry', () => {
  it('never retries client errors, and retries others once', async () => {
    respondWith(429, '{}');
    const limited = await fetchJson('/api/x').catch((error: unknown) => error);
    respondWith(503, '{}');
    const down = await fetchJson('/api/x').catch((error: unknown) => error);
    expect([shouldRetry(0, limited), shouldRetry(0, down), shouldRetry(1, down)]).toEqual([false, true, false]);
  });
});
