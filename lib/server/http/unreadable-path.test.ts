import { describe, expect, it } from 'vitest';
import { unreadablePathResponse } from './unreadable-path';

describe('unreadablePath', () => {
  it.each(['/', '/premises/12%3A0000', '/api/premises/%00', '/%E2%9C%93'])('returns null for %s', (path) => {
    expect(unreadablePathResponse(path, 0)).toBeNull();
  });

  it.each(['/api/premises/%zz', '/api/meters/%E0%A4%A/series'])('returns a problem for %s', async (path) => {
    const response = unreadablePathResponse(path, 0);
    expect(response?.status).toBe(400);
    expect(response?.headers.get('content-type')).toBe('application/problem+json');
    expect(await response?.json()).toMatchObject({ code: 'bad_request' });
  });

  it.each(['/premises/%zz', '/%', '/premises/%E0%A4%A'])('returns plain text for %s', async (path) => {
    const response = unreadablePathResponse(path, 0);
    expect(response?.status).toBe(400);
    expect(await response?.text()).not.toContain(path);
  });
});
