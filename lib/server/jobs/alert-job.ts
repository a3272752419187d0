import type { Clock } from '../clock';
import type { ChangedAccounts } from '../insights/changed-accounts';
import { checkAlerts } from '../insights/check-alerts';
import type { AlertStore } from '../ports/alerts';
import type { Archive } from '../ports/archive';
import type { JobSource } from '../ports/jobs';

/** Checks the alerts of each account that has new usage. */
export function createAlertJobs(deps: {
  archive: Pick<Archive, 'storedSeries' | 'storedPremises'>;
  alerts: AlertStore;
  changed: ChangedAccounts;
  clock: Clock;
}): JobSource {
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
