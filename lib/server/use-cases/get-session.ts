import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { SessionData } from '@/lib/contract/session';
import { homeName } from '@/lib/domain/address';
import { lastDayBefore } from '@/lib/domain/calendar';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/** Homes to choose from in the header; the others are on the page of all homes. */
const MAX_HOMES = 12;

/** Returns who is signed in, which accounts they can choose, and their homes as they are stored. Sends nothing. */
export async function getSession(ctx: Context, viewer: Viewer): Promise<ApiAnswer<SessionData>> {
  const accounts = [
    { id: 'home', label: 'My home', role: viewer.guest ? ('viewer' as const) : ('operator' as const) },
    ...viewer.enterprises.map(({ id, name, role }) => ({ id, label: name, role })),
  ];
  const [premises, openAlerts] = await Promise.all([
    ctx.archive.storedPremises(viewer.home),
    ctx.alerts.countOpen(viewer.home),
  ]);
  const data = {
    email: viewer.email,
    emailVerified: viewer.emailVerified,
    accounts,
    needsSignIn: viewer.needsSignIn,
    signedOutElsewhere: viewer.signedOutElsewhere === true,
    homes: premises.slice(0, MAX_HOMES).map((premise) => ({ id: premise.id, name: homeName(premise) })),
    homeCount: premises.length,
    openAlerts,
    guest: viewer.guest
      ? { name: viewer.guest.name, lastDay: lastDayBefore(viewer.guest.until, premises[0]?.timezone ?? 'UTC') }
      : null,
  };
  return currentAnswer(data, accounts.length, ctx.clock());
}
