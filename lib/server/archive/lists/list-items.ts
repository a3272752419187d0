import { createHash } from 'node:crypto';
import type { StateChange } from '@/lib/domain/device-states';
import { UNVERSIONED_FIELDS } from '../../copper/list-fields';

/** How far back the cloud reports state changes. */
export const CLOUD_HISTORY_MS = 7 * 24 * 3_600_000;

export type ListName = 'premise' | 'meter' | 'gateway';

/** A premise, meter or gateway as the cloud sent it, for its history. */
export interface ListItem {
  id: string;
  /** State changes of the last days in the cloud's answer; null when it has none to tell from. Empty for a premise. */
  changes: readonly StateChange[] | null;
  raw: unknown;
}

/** Complete lists: an item that is not in its list is gone. */
export type FullLists = Record<ListName, ListItem[]>;

/** Returns an item as JSON with sorted names, and its SHA-256. A different hash is a new version. Pure. */
export function itemVersion(raw: unknown): { body: string; hash: string } {
  const fields = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  const versioned = fields.filter(([name]) => !UNVERSIONED_FIELDS.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const body = JSON.stringify(Object.fromEntries(versioned));
  return { body, hash: createHash('sha256').update(body).digest('hex') };
}
