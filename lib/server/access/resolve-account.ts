import type { AccountRef, EnterpriseAccess, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';

/**
 * The account that a request's `account` parameter names, if this person may use it: `home`, or the id of an
 * enterprise on the viewer's own list. Throws `not_found` for everything else, whether it exists or not.
 */
export function resolveAccount(viewer: Viewer, param: string): AccountRef {
  if (param === 'home') return viewer.home;
  const enterprise = viewer.enterprises.find(({ id }) => id === param);
  if (enterprise) return enterprise.account;
  throw noSuchAccount();
}

/** The same for what only an enterprise has: `home` names none, so it is 'not found' like everything else. */
export function resolveEnterprise(viewer: Viewer, param: string): EnterpriseAccess {
  const enterprise = viewer.enterprises.find(({ id }) => id === param);
  if (enterprise) return enterprise;
  throw noSuchAccount();
}

/**
 * The same for work that spends an account's requests on its own, such as a report or filling up history. Throws
 * `forbidden` for a person who may only look.
 */
export function resolveForWork(viewer: Viewer, param: string): AccountRef {
  const account = resolveAccount(viewer, param);
  if (param === 'home' || viewer.enterprises.find(({ id }) => id === param)?.role === 'operator') return account;
  throw new AppError('forbidden', {
    userMessage:
      'You may look at this enterprise, but reports and fetching of history are for its operators. Ask one of them.',
    detail: 'a viewer asked for work',
  });
}

function noSuchAccount(): AppError {
  return new AppError('not_found', {
    userMessage: 'There is no such account here. Choose another one in the account menu.',
    detail: 'account parameter names none of the viewer’s accounts',
    field: 'account',
  });
}
