import type { EnterpriseAccess, Viewer } from '@/lib/server/account';
import type { Auth } from '@/lib/server/auth/create-auth';
import type { KnownUser } from '@/lib/server/auth/known-users';
import type { ReportDefinition } from '@/lib/server/reports/definition';
import { UsageError } from '../usage-error';

/** Whoever runs this has the settings and the database before them: they may use every account of them. */
interface Chosen {
  viewer: Viewer;
  /** As the report's `account` parameter names it. */
  account: string;
}

/**
 * Whose report it is: the enterprise that was named, or the only one; the person who was named, or the only one who
 * ever signed in. Throws `UsageError`.
 */
export async function chooseAccount(
  auth: Pick<Auth, 'knownUsers' | 'enterprises'>,
  { audience }: Pick<ReportDefinition, 'audience'>,
  named: string | undefined,
): Promise<Chosen> {
  const enterprises = auth.enterprises();
  const enterprise =
    named === undefined
      ? audience !== 'home' && onlyOne(enterprises, audience === 'enterprise')
      : enterprises.find(({ id }) => id === named);
  if (enterprise) return { viewer: administrator(enterprises), account: enterprise.id };
  const { home } = personOf(await auth.knownUsers(), named === 'home' ? undefined : named);
  return { viewer: { ...administrator(enterprises), home }, account: 'home' };
}

function onlyOne(enterprises: readonly EnterpriseAccess[], needed: boolean): EnterpriseAccess | undefined {
  const [first, ...others] = enterprises;
  if (others.length > 0) {
    throw new UsageError(`Say whose report it is: --account ${enterprises.map(({ id }) => id).join(' or ')}.`);
  }
  if (first || !needed) return first;
  throw new UsageError(
    'This report is made for an enterprise, and none is set: COPPER_CLIENT_ID, COPPER_CLIENT_SECRET and COPPER_ENTERPRISE_ID.',
  );
}

function personOf(people: readonly KnownUser[], named: string | undefined): KnownUser {
  const names = people.map(({ home, emails }) => emails[0] ?? home.id);
  const wanted = named?.toLowerCase();
  const found =
    wanted === undefined
      ? people
      : people.filter(({ home, emails }) => home.id === wanted || emails.some((each) => each.toLowerCase() === wanted));
  const [person, ...others] = found;
  if (person && others.length === 0) return person;
  if (people.length === 0) {
    throw new UsageError('Nobody has signed in here yet: start the dashboard once and sign in, or set an enterprise.');
  }
  throw new UsageError(`Say whose report it is: --account ${names.join(' or ')}.`);
}

/** Not signed in, and no home of their own: sees what the settings name. */
function administrator(enterprises: EnterpriseAccess[]): Viewer {
  const nobody = { id: 'home_', kind: 'home', enterpriseId: null, clientId: '' } as const;
  return { sessionId: null, home: nobody, email: null, emailVerified: false, enterprises, needsSignIn: false };
}
