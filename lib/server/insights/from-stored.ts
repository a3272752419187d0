import { createHash } from 'node:crypto';
import { BoundedMap } from '@/lib/domain/bounded-map';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Archive, SeriesQuery } from '../ports/archive';

/** Intervals end at quarter hours in every zone. Of minutes it is enough that they are stored, which is a new version. */
const INTERVAL_MS = 15 * 60_000;
/** Meters of all homes. */
const MAX_REMEMBERED = 1_000;

/** What was made of stored series, by what reads their versions: that is one of an archive, also where a page wraps it. */
const remembered = new WeakMap<object, BoundedMap<string, { version: string; made: unknown }>>();

/**
 * Returns what `make` makes of stored series, in the order of `queries`: the same object again while nothing of them has
 * changed and no quarter of an hour has ended, since reading a year takes longer than all else of a page.
 * `what` names it, and `version` is their `storedVersion`, where the caller has read it before. Callers must not change
 * it. Sends nothing.
 */
export async function fromStored<Made>(
  archive: Pick<Archive, 'storedSeries' | 'storedVersion'>,
  account: AccountRef,
  { what, queries, now, ...given }: { what: string; queries: readonly SeriesQuery[]; now: number; version?: string },
  make: (series: readonly (ColumnSeries | null)[]) => Made,
): Promise<Made> {
  const known = remembered.get(archive.storedVersion) ?? new BoundedMap(MAX_REMEMBERED);
  remembered.set(archive.storedVersion, known);
  const key = JSON.stringify([what, account.id, queries]);
  const stored = createHash('sha256').update(given.version ?? (await archive.storedVersion(account, queries)));
  const version = `${Math.floor(now / INTERVAL_MS)} ${stored.digest('base64')}`;
  const found = known.get(key);
  // Made by the same code, which the key names.
  if (found?.version === version) return found.made as Made;
  const series: (ColumnSeries | null)[] = [];
  for (const query of queries) series.push(await archive.storedSeries(account, query));
  const made = make(series);
  known.set(key, { version, made });
  // A user who asks for many of them does not stop everyone else.
  await new Promise<void>((resolve) => setImmediate(resolve));
  return made;
}
