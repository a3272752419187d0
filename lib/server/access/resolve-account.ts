import type { AccountRef, Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';

/**
 * The account that a request's `account` parameter names, if this person may use it: `home`, or the id of an
 * enterprise on the viewer's own list. Throws `not_found` for everything else, whether it exists or not.
 */
export function resolveAccount(viewer: Viewer, param: string): AccountRef {
  if (param === 'home') return viewer.home;
  const enterprise = viewer.enterprises.find(({ id }) => id === param);
  if (enterprise) return enterprise.account;
  throw new AppError('not_found', {
    userMessage: 'There is no such account here. Choose another one in the account menu.',
    detail: 'account parameter names none of the viewer’s accounts',
    field: 'account',
  });
}
