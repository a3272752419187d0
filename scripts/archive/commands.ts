import type { Database } from '@/lib/server/db/database';
import { exportAll } from './export';
import { prune } from './prune';
import { stats } from './stats';
import { verify } from './verify';

/** A maintenance command. `args` follow its name. Returns the exit code, 0 for success. */
export type ArchiveCommand = (db: Database, args: string[]) => Promise<number>;

export const ARCHIVE_COMMANDS: Record<string, ArchiveCommand> = { stats, verify, export: exportAll, prune };

export const ARCHIVE_HELP = `npm run archive -- <command> [flags]

  stats [--json]             shows how much is stored, and for which time
  verify                     reads all data and lists what is damaged
  export --to <folder>       writes all data to a new folder: JSON lines, and a manifest.json with the number of lines
                             and the SHA-256 of each file. It contains names and addresses of homes: keep it safe
    --account <id>           only this account
  prune --granularity <minute|fifteenminute|hour|bihour|day|month|none> --older-than <400d>
                             deletes older data; 'none' means register readings and grid readings. Lists what it would
                             delete; --yes deletes it. Data without a coarser copy of the same time is kept
    --yes                    delete
    --even-the-last          also delete data without a coarser copy
    --resource <usage|baseline|average|readings|grid>, --account <id>
                             only this

Needs no server, sends nothing to Copper, and can run beside a running server. Pruned data is fetched again when someone
views it. Pruning frees space inside the database; the file does not shrink.`;
