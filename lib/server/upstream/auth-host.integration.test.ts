import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuthHost } from './auth-host';
import { startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

let host: TinyCloud;

beforeEach(async () => {
  host = await startTinyCloud((_req, res) => void res.end('{"ok":true}'));
});
afterEach(() => host.close());

const client = (timeoutMs = 5000) => createAuthHost({ authUrl: host.url, timeoutMs });

describe('createAuthHost', () => {
  it('returns status, JSON, location and cookies without following redirects', async () => {
    host.handler = (_req, res) =>
      void res.writeHead(302, { location: '/next?code=1', 'set-cookie': ['a=1', 'b=2'] }).end('<p>moved</p>');
    expect(await client().getNoFollow(`${host.url}/authorize?x=1`, 'a=1')).toEqual({
      status: 302,
      json: null,
      location: '/next?code=1',
      setCookies: ['a=1', 'b=2'],
    });
    expect(host.requests).toHaveLength(1);
    expect(host.requests[0]?.headers.cookie).toBe('a=1');
  });

  it('sends JSON in a POST', async () => {
    expect(await client().postJson('/oauth/token', { a: 'b' })).toMatchObject({ status: 200, json: { ok: true } });
    expect(host.requests[0]?.headers['content-type']).toBe('application/json');
  });

  it('throws for any other host', async () => {
    await expect(client().getNoFollow('https://example.com/')).rejects.toThrow('not the auth host');
    await expect(client().getNoFollow('http://x.auth0.com/')).rejects.toThrow('not the auth host');
    await expect(client().postJson('//example.com/', {})).rejects.toThrow('not the auth host');
    await expect(client().getNoFollow('https://auth0.com.example/')).rejects.toThrow('not the auth host');
  });

  it('throws cloud_timeout when the host hangs and cloud_down when it drops the connection', async () => {
    host.handler = () => {};
    await expect(client(200).postJson('/oauth/token', {})).rejects.toMatchObject({ code: 'cloud_timeout' });
    host.handler = (req) => void req.socket.destroy();
    await expect(client().postJson('/oauth/token', {})).rejects.toMatchObject({ code: 'cloud_down' });
  });
});
