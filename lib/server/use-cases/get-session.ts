import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { SessionData } from '@/lib/contract/session';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/** Returns who is signed in and which accounts they can choose. */
export async function getSession(ctx: Context, viewer: Viewer): Promise<ApiAnswer<SessionData>> {
  const accounts = [
    { id: 'home', label: 'My home', role: 'operator' as const },
    ...viewer.enterprises.map(({ id, name, role }) => ({ id, label: name, role })),
  ];
  const data = {
    email: viewer.email,
    accounts,
    needsSignIn: viewer.needsSignIn,
    signedOutElsewhere: viewer.signedOutElsewhere === true,
  };
  return currentAnswer(data, accounts.length, ctx.clock());
}
