'use client';

import { useFormats } from '@/lib/client/formats';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { STATUS_LABELS } from '@/lib/domain/fleet/work-table';
import type { Formats } from '@/lib/domain/formats/formats';

/** Returns 'Assigned to Ana', 'Waiting until Dec 1, 2026' or the status alone. */
export function statusText(
  { status, assignee, waitingUntil }: Pick<WorkRow, 'status' | 'assignee' | 'waitingUntil'>,
  zone: string,
  formats: Formats,
): string {
  const label = STATUS_LABELS[status];
  if (status === 'assigned' && assignee) return `${label} to ${assignee}`;
  const until = status === 'waiting' && waitingUntil ? `${label} until ${formats.date(waitingUntil, zone)}` : label;
  return assignee ? `${until}, ${assignee}` : until;
}

/** A line's status, with its newest note and who changed it. */
export function WorkStatusText({ row }: { row: WorkRow }) {
  const formats = useFormats();
  const { timezone, note, updatedBy, updatedAt, closedAt } = row;
  const by = updatedBy === null || updatedAt === '' ? null : `${updatedBy}, ${formats.moment(updatedAt, timezone)}`;
  return (
    <div className="text-sm">
      <p className={row.status === 'open' ? 'text-quiet' : 'font-medium'}>{statusText(row, timezone, formats)}</p>
      {note ? <p className="line-clamp-3">{note}</p> : null}
      {closedAt ? <p className="text-quiet">{`The cause was gone ${formats.moment(closedAt, timezone)}`}</p> : null}
      {by ? <p className="text-quiet wrap-anywhere">{by}</p> : null}
    </div>
  );
}
