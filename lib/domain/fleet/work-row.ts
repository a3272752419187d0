import { CAUSE_KINDS, type Severity, VOLTAGE_KINDS, type WorkItem } from './work-item';

export const WORK_STATUSES = ['open', 'acknowledged', 'assigned', 'waiting', 'done'] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

/** What people did about a cause. Instants are UTC. */
export interface WorkRecord {
  /** The cause's id. */
  id: string;
  status: WorkStatus;
  assignee: string | null;
  waitingUntil: string | null;
  /** The newest note. */
  note: string | null;
  firstSeenAt: string;
  /** When the cause was gone; null while it persists. */
  closedAt: string | null;
  updatedBy: string | null;
  updatedAt: string;
  /** Counts the changes. */
  version: number;
}

/** A record with the line as it was found. */
export interface StoredWork {
  record: WorkRecord;
  item: WorkItem;
}

/** A line of the worklist with what people did about it. */
export interface WorkRow extends WorkItem, Omit<WorkRecord, 'id' | 'firstSeenAt'> {}

/** A voltage outside the limits counts when it was still there this long after it was first seen. */
const SUSTAINED_MS = 10 * 60_000;

const SEVERITY_RANK: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

/**
 * Returns the lines of a worklist with their records: the severe, wide and old ones first. Lines whose cause is gone come
 * from their records. A voltage outside the limits is listed once it is sustained. `now` in milliseconds.
 */
export function workRows(items: readonly WorkItem[], stored: readonly StoredWork[], now: number): WorkRow[] {
  const records = new Map(stored.map((each) => [each.record.id, each]));
  const listed = new Set(items.map(({ id }) => id));
  const rows = items.flatMap((item) => {
    const record = records.get(item.id)?.record;
    const dated = withFirstSeen(item, record);
    return item.kind === 'voltage' && !isSustained(item, record) ? [] : [rowOf(dated, record, now)];
  });
  const gone = stored.filter(({ record, item }) => !listed.has(record.id) && isShownWhenGone(item, record));
  rows.push(...gone.map(({ record, item }) => rowOf(withFirstSeen(item, record), record, now)));
  return rows.sort(
    (a, b) =>
      SEVERITY_RANK[a.severity] - SEVERITY_RANK[b.severity] ||
      CAUSE_KINDS.indexOf(a.kind) - CAUSE_KINDS.indexOf(b.kind) ||
      b.premises - a.premises ||
      ((a.since ?? '') < (b.since ?? '') ? -1 : 1),
  );
}

/** While voltages are not available, their causes are neither listed nor closed. */
function isShownWhenGone({ kind }: WorkItem, { closedAt }: WorkRecord): boolean {
  return closedAt !== null || VOLTAGE_KINDS.includes(kind);
}

function isSustained({ since }: WorkItem, record: WorkRecord | undefined): boolean {
  return record !== undefined && Date.parse(since ?? '') - Date.parse(record.firstSeenAt) >= SUSTAINED_MS;
}

/**
 * Returns the line, since when it was first seen where the cause itself has no beginning, was only measured, or is
 * found in the changes of the last seven days, which move on.
 */
function withFirstSeen(item: WorkItem, record: WorkRecord | undefined): WorkItem {
  const isExact = item.sinceSource !== 'measured' && item.kind !== 'flapping';
  if (!record || (item.since !== null && (isExact || item.since <= record.firstSeenAt))) return item;
  return { ...item, since: record.firstSeenAt, sinceSource: item.sinceSource ?? 'measured' };
}

function rowOf(item: WorkItem, record: WorkRecord | undefined, now: number): WorkRow {
  if (!record) {
    const untouched = { status: 'open', assignee: null, waitingUntil: null, note: null, closedAt: null } as const;
    return { ...item, ...untouched, updatedBy: null, updatedAt: '', version: 0 };
  }
  const { firstSeenAt: _, ...rest } = record;
  const waited = record.status === 'waiting' && record.waitingUntil !== null && Date.parse(record.waitingUntil) <= now;
  return { ...item, ...rest, status: waited ? 'open' : record.status };
}
