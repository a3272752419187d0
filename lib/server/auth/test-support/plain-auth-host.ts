import { AppError } from '@/lib/server/errors';
import type { AuthHost, AuthHostReply } from '../auth-host.types';

/** The auth host over plain fetch: what sign-in needs of it, without budget, deadline or host list. */
export function plainAuthHost(base: string): AuthHost {
  async function send(url: string, init: RequestInit): Promise<AuthHostReply> {
    let response: Response;
    try {
      response = await fetch(url, { ...init, redirect: 'manual' });
    } catch (cause) {
      throw new AppError('cloud_down', { userMessage: 'down', cause });
    }
    const text = await response.text();
    let json: unknown = null;
    try {
      json = JSON.parse(text);
    } catch {
      // A page or nothing.
    }
    const { status, headers } = response;
    return { status, json, location: headers.get('location'), setCookies: headers.getSetCookie() };
  }
  const withCookie = (cookie?: string): Record<string, string> => (cookie ? { cookie } : {});
  return {
    postJson: (path, body, cookie) =>
      send(`${base}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...withCookie(cookie) },
        body: JSON.stringify(body),
      }),
    getNoFollow: (url, cookie) => send(url, { headers: withCookie(cookie) }),
  };
}
