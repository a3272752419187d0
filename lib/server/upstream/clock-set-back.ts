import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Database } from '@/lib/server/db/database';
import { findBlock, listSent, saveBlock, updateSentAt } from '@/lib/server/db/ledger';

/**
 * Corrects lines of a client's ledger, and a pause, that were written while this machine's clock was ahead. The newest
 * line is dated now, the others keep their distance from it. They may count for too long, but no longer than a window.
 * Returns true when anything was corrected. Call it in a transaction; `now` in milliseconds.
 */
export async function repairAfterClockSetBack(db: Database, clientId: string, now: number): Promise<boolean> {
  const ahead = await listSent(db, clientId, now);
  const newest = ahead[0]?.sentAt.getTime() ?? now;
  const wrongLines = newest > now + CLOCK_TOLERANCE_MS;
  if (wrongLines) {
    for (const { accountId, id, sentAt } of ahead) {
      await updateSentAt(db, accountId, id, sentAt.getTime() - (newest - now));
    }
  }
  const block = await findBlock(db, clientId);
  const wrongBlock = block !== null && block.reportedAt > now + CLOCK_TOLERANCE_MS;
  if (wrongBlock) await saveBlock(db, clientId, { until: block.until - (block.reportedAt - now), reportedAt: now });
  return wrongLines || wrongBlock;
}
