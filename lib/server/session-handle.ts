import { createHash } from 'node:crypto';

/** Returns what names a session to people who look after the site. The id itself is in a cookie and shown to no one. */
export function sessionHandle(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex').slice(0, 24);
}
