import type { ChangedAccounts } from '../insights/changed-accounts';
import { type AlertCheckDeps, checkAlerts } from '../insights/check-alerts';
import type { JobSource } from '../ports/jobs';

/** Checks the alerts of each account that has new usage. */
export function createAlertJobs(deps: AlertCheckDeps & { changed: ChangedAccounts }): JobSource {
  return {
    async due() {
      return deps.changed.due().map((account) => ({
        name: `alerts:${account.id}`,
        async step(stop: AbortSignal) {
          deps.changed.take(account.id);
          await checkAlerts(deps, account, stop);
          return false;
        },
      }));
    },
  };
}
