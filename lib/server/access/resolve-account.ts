import type { AccountRef, EnterpriseAccess, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';

/**
 * Returns the account that an `account` parameter names: `home`, or the id of an enterprise of the viewer. Throws
 * `not_found` for any other value, whether it exists or not.
 */
export function resolveAccount(viewer: Viewer, param: string): AccountRef {
  if (param === 'home') return viewer.home;
  const enterprise = viewer.enterprises.find(({ id }) => id === param);
  if (enterprise) return enterprise.account;
  throw noSuchAccount();
}

/** Returns the enterprise that a parameter names. Throws `not_found` for `home` and any other value. */
export function resolveEnterprise(viewer: Viewer, param: string): EnterpriseAccess {
  const enterprise = viewer.enterprises.find(({ id }) => id === param);
  if (enterprise) return enterprise;
  throw noSuchAccount();
}

/**
 * Returns the account for work in the background that uses its requests, such as a report or a backfill. Throws
 * `not_found`, and `forbidden` for a viewer who may only read.
 */
export function resolveForWork(viewer: Viewer, param: string): AccountRef {
  const account = resolveAccount(viewer, param);
  if (viewer.guest) throw forbiddenToGuests();
  if (param === 'home' || viewer.enterprises.find(({ id }) => id === param)?.role === 'operator') return account;
  throw new AppError('forbidden', {
    userMessage:
      'You can view this enterprise, but only its operators can run reports and download history. Ask one of them.',
    detail: 'role viewer can not start work',
  });
}

/** Returns the error for what is not open to a guest: other homes, files, settings, and every change. */
export function forbiddenToGuests(): AppError {
  return new AppError('forbidden', {
    userMessage:
      'You are a guest of this home: you can look at its pages, but this is only for the people of the home.',
    detail: 'not open to guests',
  });
}

function noSuchAccount(): AppError {
  return new AppError('not_found', {
    userMessage: 'This account does not exist. Choose another one in the account menu.',
    detail: 'account parameter names none of the viewer’s accounts',
    field: 'account',
  });
}
