import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { SessionData } from '@/lib/contract/session';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/** Who is signed in and whose data they may choose. */
export async function getSession(ctx: Context, viewer: Viewer): Promise<ApiAnswer<SessionData>> {
  const accounts = [
    { id: 'home', label: 'My home', role: 'operator' as const },
    ...viewer.enterprises.map(({ id, name, role }) => ({ id, label: name, role })),
  ];
  const now = new Date(ctx.clock()).toISOString();
  const freshness = { asOf: now, freshUntil: now, source: 'cache', notice: null } as const;
  const data = { email: viewer.email, accounts, needsSignIn: viewer.needsSignIn };
  return apiAnswer(data, freshness, completeListCoverage(accounts.length));
}
