import { homeCoverage } from '../archive/admin/home-coverage';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { countQueue, countWork, findClients } from '../db/work-counts';
import type { MetricSources } from '../metrics/metric-sources';
import type { BudgetReader } from '../ports/door';

interface SourcesDeps {
  db: Database;
  clock: Clock;
  budget: Pick<BudgetReader, 'state'>;
  version: string;
  basePath: string;
}

/** Returns what metrics read, over one database. */
export function createMetricSources({ db, clock, budget, version, basePath }: SourcesDeps): MetricSources {
  return {
    version,
    basePath,
    clock,
    async budgets() {
      const states = (await findClients(db)).map(async ({ id, clientId: client }) => {
        const { hour, day } = await budget.state({ id, kind: 'home', enterpriseId: null, clientId: client });
        return [
          { client, window: 'hour' as const, limit: hour.limit, remaining: hour.remaining },
          { client, window: 'day' as const, limit: day.limit, remaining: day.remaining },
        ];
      });
      return (await Promise.all(states)).flat();
    },
    work: () => countWork(db),
    queue: () => countQueue(db),
    coverage: () => homeCoverage(db, clock()),
  };
}
