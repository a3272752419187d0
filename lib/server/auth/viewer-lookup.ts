import { enterpriseRole, isListed } from '@/lib/server/access/enterprise-role';
import type { EnterpriseAccess, EnterpriseRole, Viewer } from '@/lib/server/account';
import type { Env } from '@/lib/server/env';
import type { SessionCookie } from './session-cookie';
import { enterpriseAccount, type Sessions } from './sessions';
import type { TokenState, Vault } from './vault';

/** The user of a session or access token. */
export type ViewerIdentity = Pick<Viewer, 'sessionId' | 'home' | 'email' | 'emailVerified'>;

/**
 * Returns functions that look up viewers. `viewerFor` takes a request's cookies: cookie → session row → viewer, or null
 * when signed out. `viewerOf` takes the user of an access token. Both check the operator and viewer lists at each call,
 * so that removing a user from a list takes effect immediately.
 */
export function createViewerLookup(deps: {
  cookie: SessionCookie;
  sessions: Sessions;
  vault: Vault;
  env: Pick<Env, 'apiUrl' | 'enterprises' | 'operators' | 'viewers' | 'admins'>;
}) {
  const { cookie, sessions, vault, env } = deps;
  const configured = env.enterprises.map((setting) => ({
    id: setting.enterpriseId,
    name: setting.name,
    account: enterpriseAccount(env.apiUrl, setting),
  }));

  function enterprises(role: EnterpriseRole = 'operator'): EnterpriseAccess[] {
    return configured.map((enterprise) => ({ ...enterprise, role }));
  }

  function enterprisesFor(user: { email: string | null; emailVerified: boolean }): EnterpriseAccess[] {
    const role = enterpriseRole(user, env);
    return role === null ? [] : enterprises(role);
  }

  function viewerWith(tokens: TokenState, { sessionId, home, email, emailVerified }: ViewerIdentity): Viewer {
    return {
      sessionId,
      home,
      email,
      emailVerified,
      enterprises: enterprisesFor({ email, emailVerified }),
      isAdmin: isListed({ email, emailVerified }, env.admins),
      needsSignIn: tokens !== 'usable',
      signedOutElsewhere: tokens === 'none',
    };
  }

  async function viewerOf(identity: ViewerIdentity): Promise<Viewer> {
    return viewerWith(await vault.state(identity.home.id), identity);
  }

  async function viewerFor(cookieHeader: string | null | undefined): Promise<Viewer | null> {
    const sessionId = await cookie.sessionIdIn(cookieHeader);
    const session = sessionId === null ? null : await sessions.read(sessionId);
    return session && viewerWith(session.tokens, { ...session, sessionId: session.id });
  }

  return { viewerFor, viewerOf, enterprises };
}
