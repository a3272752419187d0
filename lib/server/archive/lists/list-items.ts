import { createHash } from 'node:crypto';
import type { StateChange } from '@/lib/domain/device-states';
import { LEFT_OUT } from '../../copper/list-fields';

export type ListName = 'premise' | 'meter' | 'gateway';

/** A premise, meter or gateway as the cloud sent it, for its history. */
export interface ListItem {
  id: string;
  /** What the cloud told of its last days; empty for a premise. */
  changes: readonly StateChange[];
  raw: unknown;
}

/** Whole lists: what is not in one is gone. */
export type FullLists = Record<ListName, ListItem[]>;

/** What a thing looks like, as JSON with sorted names, and its SHA-256: two that differ are two versions. Pure. */
export function itemVersion(raw: unknown): { body: string; hash: string } {
  const fields = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  const kept = fields.filter(([name]) => !LEFT_OUT.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const body = JSON.stringify(Object.fromEntries(kept));
  return { body, hash: createHash('sha256').update(body).digest('hex') };
}

/** The state in a version's body; null where it has none. */
export function stateInBody(body: string): string | null {
  const { state } = JSON.parse(body) as { state?: unknown };
  return typeof state === 'string' ? state : null;
}
