import type { EnterpriseAccess, Viewer } from '@/lib/server/account';
import type { Auth } from '@/lib/server/auth/create-auth';
import type { KnownUser } from '@/lib/server/auth/known-users';
import type { ReportDefinition } from '@/lib/server/reports/definition';
import { UsageError } from '../usage-error';

/** The account of a report. Who runs the command has access to the database, so every account is allowed. */
interface Chosen {
  viewer: Viewer;
  /** Value of the report's `account` parameter. */
  account: string;
}

/**
 * Returns the account of a report: the named enterprise or the only one, or the named user or the only one who has signed
 * in. Throws `UsageError`.
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
  const { home } = userNamed(await auth.knownUsers(), named === 'home' ? undefined : named);
  return { viewer: { ...administrator(enterprises), home }, account: 'home' };
}

function onlyOne(enterprises: readonly EnterpriseAccess[], needed: boolean): EnterpriseAccess | undefined {
  const [first, ...others] = enterprises;
  if (others.length > 0) {
    throw new UsageError(`Choose an account: --account ${enterprises.map(({ id }) => id).join(' or ')}.`);
  }
  if (first || !needed) return first;
  throw new UsageError(
    'This report needs an enterprise: set COPPER_CLIENT_ID, COPPER_CLIENT_SECRET and COPPER_ENTERPRISE_ID.',
  );
}

function userNamed(people: readonly KnownUser[], named: string | undefined): KnownUser {
  const names = people.map(({ home, emails }) => emails[0] ?? home.id);
  const lowerCase = named?.toLowerCase();
  const found =
    lowerCase === undefined
      ? people
      : people.filter(
          ({ home, emails }) => home.id === lowerCase || emails.some((each) => each.toLowerCase() === lowerCase),
        );
  const [user, ...others] = found;
  if (user && others.length === 0) return user;
  if (people.length === 0) {
    throw new UsageError('No one has signed in yet: start the dashboard and sign in, or set an enterprise.');
  }
  throw new UsageError(`Choose an account: --account ${names.join(' or ')}.`);
}

/** Returns a viewer without a home who sees all enterprises of the settings. */
function administrator(enterprises: EnterpriseAccess[]): Viewer {
  const noHome = { id: 'home_', kind: 'home', enterpriseId: null, clientId: '' } as const;
  return { sessionId: null, home: noHome, email: null, emailVerified: false, enterprises, needsSignIn: false };
}
