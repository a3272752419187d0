import { localDay } from '@/lib/domain/calendar';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/** Returns the first day of an account's meters, `YYYY-MM-DD`; null if it is not known of any. */
export async function getDataStart(
  ctx: Context,
  viewer: Viewer,
  { account: param }: { account: string },
): Promise<string | null> {
  const account = resolveAccount(viewer, param);
  const { data } = await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' });
  const days = data.flatMap(({ meters, timezone }) =>
    meters.flatMap(({ createdAt }) => (createdAt === null ? [] : [localDay(Date.parse(createdAt), timezone)])),
  );
  return days.sort()[0] ?? null;
}
