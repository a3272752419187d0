import { parseArgs } from 'node:util';
import { GRANULARITIES } from '@/lib/domain/granularity';
import { type PruneResult, pruneArchive } from '@/lib/server/archive/admin/prune-archive';
import type { Database } from '@/lib/server/db/database';
import { UsageError } from '../usage-error';

const PRUNABLE = [...GRANULARITIES, 'none'] as const;
const RESOURCES = ['usage', 'baseline', 'average', 'readings', 'grid'];
const DAY_MS = 24 * 3_600_000;

/** `prune` */
export async function prune(db: Database, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      granularity: { type: 'string' },
      'older-than': { type: 'string' },
      resource: { type: 'string' },
      account: { type: 'string' },
      yes: { type: 'boolean' },
      'even-the-last': { type: 'boolean' },
    },
  });
  const granularity = PRUNABLE.find((known) => known === values.granularity);
  if (!granularity) throw new UsageError(`--granularity must be one of ${PRUNABLE.join(', ')}.`);
  if (values.resource !== undefined && !RESOURCES.includes(values.resource)) {
    throw new UsageError(`--resource must be one of ${RESOURCES.join(', ')}.`);
  }
  const [, days] = /^([1-9]\d{0,4})d$/.exec(values['older-than'] ?? '') ?? [];
  if (!days) throw new UsageError('--older-than must be a number of days, such as 400d.');
  const result = await pruneArchive(
    db,
    {
      granularity,
      before: Date.now() - Number(days) * DAY_MS,
      allowLastCopy: values['even-the-last'] ?? false,
      ...(values.account === undefined ? {} : { accountId: values.account }),
      ...(values.resource === undefined ? {} : { resource: values.resource }),
    },
    values.yes ?? false,
  );
  console.log(describeResult(result, values.yes ?? false));
  return 0;
}

function describeResult({ removed, keptAsLastCopy: keptAsLast }: PruneResult, done: boolean): string {
  const size = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`;
  const lines = [
    `${done ? 'Removed' : 'Would remove'} ${removed.chunks} chunks with ${removed.points} points (${size(removed.bytes)}).`,
  ];
  if (keptAsLast.chunks > 0) {
    lines.push(
      `${keptAsLast.chunks} chunks with ${keptAsLast.points} points are kept: there is no coarser data for their time, so totals would be lost. --even-the-last removes them too.`,
    );
  }
  if (!done && removed.chunks > 0) lines.push('Nothing was changed. Use --yes to remove them.');
  return lines.join('\n');
}
