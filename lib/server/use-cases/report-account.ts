import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { ReportDefinition, ReportParams } from '../reports/definition';

/**
 * Whose report it is. Throws `not_found` for an account the viewer may not use or the report is not made for, and
 * `forbidden` for work on an enterprise by a person who may only look at it.
 */
export function resolveReportAccount(
  viewer: Viewer,
  { audience, deviceParam: oneOf }: Pick<ReportDefinition, 'audience' | 'deviceParam'>,
  params: ReportParams,
): AccountRef {
  const param = params.account ?? (audience === 'enterprise' ? onlyEnterprise(viewer) : 'home');
  const given: Record<string, unknown> = { ...params };
  // Of one thing it shows what its page shows for the same requests: who may only look may have it.
  const likePage = oneOf !== undefined && given[oneOf] !== undefined;
  const account = likePage ? resolveAccount(viewer, param) : resolveForWork(viewer, param);
  if (audience === 'both' || audience === account.kind) return account;
  throw new AppError('not_found', {
    userMessage:
      audience === 'home'
        ? 'This file is made for a home. Switch to "My home" to download it.'
        : 'This report is made for an enterprise. Choose one in the account menu.',
    field: 'account',
  });
}

/** Most operators have one enterprise: it need not be named. */
function onlyEnterprise({ enterprises }: Viewer): string {
  const [first, ...others] = enterprises;
  if (!first) {
    throw new AppError('not_found', {
      userMessage: 'This report is made for an enterprise, and this account has none.',
      field: 'account',
    });
  }
  if (others.length === 0) return first.id;
  throw new AppError('bad_request', {
    userMessage: `Say whose report it is: account is one of ${enterprises.map(({ id }) => id).join(', ')}.`,
    field: 'account',
  });
}
