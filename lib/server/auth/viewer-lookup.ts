import { enterpriseRole } from '@/lib/server/access/enterprise-role';
import type { EnterpriseAccess, EnterpriseRole, Viewer } from '@/lib/server/account';
import type { Env } from '@/lib/server/env';
import { SealError } from './seal';
import type { SessionCookie } from './session-cookie';
import { enterpriseAccount, type Sessions } from './sessions';
import type { Vault } from './vault';

/** Somebody whose session or token was found. */
export type ViewerIdentity = Pick<Viewer, 'sessionId' | 'home' | 'email' | 'emailVerified'>;

/**
 * Who a request's cookies belong to: cookie → session row → viewer; null when signed out. Enterprises are listed for
 * those on the lists only, anew on each request, so that taking somebody off a list works at once. `viewerOf` is the
 * same for a person found in another way.
 */
export function createViewerLookup(deps: {
  cookie: SessionCookie;
  sessions: Sessions;
  vault: Vault;
  env: Pick<Env, 'apiUrl' | 'enterprises' | 'operators' | 'viewers'>;
}) {
  const { cookie, sessions, vault, env } = deps;
  const known = env.enterprises.map((setting) => ({
    id: setting.enterpriseId,
    name: setting.name,
    account: enterpriseAccount(env.apiUrl, setting),
  }));

  function enterprises(role: EnterpriseRole = 'operator'): EnterpriseAccess[] {
    return known.map((enterprise) => ({ ...enterprise, role }));
  }

  function enterprisesFor(person: { email: string | null; emailVerified: boolean }): EnterpriseAccess[] {
    const role = enterpriseRole(person, env);
    return role === null ? [] : enterprises(role);
  }

  async function needsSignIn(accountId: string): Promise<boolean> {
    try {
      const tokens = await vault.read(accountId);
      return tokens === null || tokens.revoked;
    } catch (error) {
      if (error instanceof SealError) return true;
      throw error;
    }
  }

  async function viewerOf({ sessionId, home, email, emailVerified }: ViewerIdentity): Promise<Viewer> {
    return {
      sessionId,
      home,
      email,
      emailVerified,
      enterprises: enterprisesFor({ email, emailVerified }),
      needsSignIn: await needsSignIn(home.id),
    };
  }

  async function viewerFor(cookieHeader: string | null | undefined): Promise<Viewer | null> {
    const sessionId = await cookie.sessionIdIn(cookieHeader);
    const session = sessionId === null ? null : await sessions.read(sessionId);
    return session && viewerOf({ ...session, sessionId: session.id });
  }

  return { viewerFor, viewerOf, enterprises };
}
