import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { AppError } from '../errors';
import type { ReportDefinition, ReportParams } from '../reports/definition';

/**
 * Returns the account a report is for. Throws `not_found` for an account the viewer cannot use or that does not have
 * this report, and `forbidden` for a viewer of an enterprise, who cannot run reports.
 */
export function resolveReportAccount(
  viewer: Viewer,
  { audience, deviceParam: oneOf }: Pick<ReportDefinition, 'audience' | 'deviceParam'>,
  params: ReportParams,
): AccountRef {
  const param = params.account ?? (audience === 'enterprise' ? onlyEnterprise(viewer) : 'home');
  const byName: Record<string, unknown> = { ...params };
  // For a single device it shows the same as its page, so viewers may have it, too.
  const isSingleDevice = oneOf !== undefined && byName[oneOf] !== undefined;
  const account = isSingleDevice ? resolveAccount(viewer, param) : resolveForWork(viewer, param);
  if (audience === 'both' || audience === account.kind) return account;
  throw new AppError('not_found', {
    userMessage:
      audience === 'home'
        ? 'This report is for homes. Switch to "My home" to download it.'
        : 'This report is for enterprises. Choose one in the account menu.',
    field: 'account',
  });
}

/** Operators of a single enterprise don't have to name it. */
function onlyEnterprise({ enterprises }: Viewer): string {
  const [first, ...others] = enterprises;
  if (!first) {
    throw new AppError('not_found', {
      userMessage: 'This report is for enterprises, and you don’t have one.',
      field: 'account',
    });
  }
  if (others.length === 0) return first.id;
  throw new AppError('bad_request', {
    userMessage: `Choose an enterprise: account must be one of ${enterprises.map(({ id }) => id).join(', ')}.`,
    field: 'account',
  });
}
