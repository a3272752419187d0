import { isOperator } from '@/lib/server/access/operators';
import type { Viewer } from '@/lib/server/account';
import type { Env } from '@/lib/server/env';
import { SealError } from './seal';
import type { SessionCookie } from './session-cookie';
import { enterpriseAccount, type Sessions } from './sessions';
import type { Vault } from './vault';

/**
 * Who a request's cookies belong to: cookie → session row → viewer; null when signed out. Enterprises are listed for
 * operators only, anew on each request, so that taking somebody off the list works at once.
 */
export function createViewerLookup(deps: {
  cookie: SessionCookie;
  sessions: Sessions;
  vault: Vault;
  env: Pick<Env, 'apiUrl' | 'enterprise' | 'operators'>;
}) {
  const { cookie, sessions, vault, env } = deps;
  const enterprise = enterpriseAccount(env);

  async function needsSignIn(accountId: string): Promise<boolean> {
    try {
      const tokens = await vault.read(accountId);
      return tokens === null || tokens.revoked;
    } catch (error) {
      if (error instanceof SealError) return true;
      throw error;
    }
  }

  return async function viewerFor(cookieHeader: string | null | undefined): Promise<Viewer | null> {
    const sessionId = await cookie.sessionIdIn(cookieHeader);
    const session = sessionId === null ? null : await sessions.read(sessionId);
    if (!session) return null;
    const { id, home, email, emailVerified } = session;
    const may = enterprise?.enterpriseId && isOperator({ email, emailVerified }, env.operators);
    return {
      sessionId: id,
      home,
      email,
      emailVerified,
      enterprises: may && enterprise?.enterpriseId ? [{ id: enterprise.enterpriseId, account: enterprise }] : [],
      needsSignIn: await needsSignIn(home.id),
    };
  };
}
