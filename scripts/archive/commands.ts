import type { Database } from '@/lib/server/db/database';
import { exportAll } from './export';
import { prune } from './prune';
import { stats } from './stats';
import { verify } from './verify';

/** A command of the administrator: `args` are those after the verb. Gives the exit code: 0 when all is well. */
export type ArchiveCommand = (db: Database, args: string[]) => Promise<number>;

export const ARCHIVE_COMMANDS: Record<string, ArchiveCommand> = { stats, verify, export: exportAll, prune };

export const ARCHIVE_HELP = `npm run archive -- <verb> [flags]

  stats [--json]             what is kept: how much, from when to when
  verify                     reads all of it and names what is damaged
  export --to <folder>       everything that is kept, as open files in a new folder: JSON lines, and a manifest.json
                             with the lines and SHA-256 of each. With the names and addresses of homes: keep it safe
    --account <id>           of this account only
  prune --granularity <minute|fifteenminute|hour|bihour|day|month|none> --older-than <400d>
                             forgets what is older, 'none' being readings of registers and of the grid. Says what would
                             go; --yes does it. What nothing coarser tells of is kept, since it would be gone
    --yes                    do it
    --even-the-last          also what nothing coarser tells of
    --resource <usage|baseline|average|readings|grid>, --account <id>
                             of this only

Needs no server, sends nothing to Copper, and may run beside a server that is up. What was pruned is asked for again by
whoever looks at it. Pruning makes room within the database; its file stays as large as it is.`;
