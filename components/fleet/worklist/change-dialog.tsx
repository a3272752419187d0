'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { useViewerZone } from '@/components/ui/viewer-zone';
import type { ApiProblem } from '@/lib/client/api-problem';
import { useFormats } from '@/lib/client/formats';
import { postWorkChange } from '@/lib/client/worklist-query';
import { workHistoryKey, worklistKey } from '@/lib/contract/query-keys';
import type { WorkChangeInput } from '@/lib/contract/worklist';
import { WORK_STATUSES, type WorkRecord, type WorkRow, type WorkStatus } from '@/lib/domain/fleet/work-row';
import { STATUS_LABELS } from '@/lib/domain/fleet/work-table';
import { calendarDayInZone } from '@/lib/domain/times';
import { DateField } from '../date-field';
import { WorkHistory } from './work-history';
import { statusText } from './work-status';

/** Several lines keep the status that each has. */
const UNCHANGED = 'unchanged';
type Choice = WorkStatus | typeof UNCHANGED;

type Change = Omit<WorkChangeInput, 'account' | 'lines'>;

interface ChangeDialogProps {
  account: string;
  rows: readonly WorkRow[];
  onClose: () => void;
}

/** Changes the status, assignee and note of one or several lines, and shows the history of one. */
export function ChangeDialog({ account, rows, onClose }: ChangeDialogProps) {
  const formats = useFormats();
  const zone = useViewerZone();
  const client = useQueryClient();
  const [first] = rows;
  const isOne = rows.length === 1;
  const before: { status: Choice; assignee: string } = {
    status: isOne && first ? first.status : UNCHANGED,
    assignee: isOne ? (first?.assignee ?? '') : '',
  };
  const [status, setStatus] = useState<Choice>(before.status);
  const [conflicts, setConflicts] = useState<readonly WorkRecord[]>([]);
  const [change, setChange] = useState<Change | null>(null);
  const send = useMutation<Awaited<ReturnType<typeof postWorkChange>>, ApiProblem, WorkChangeInput>({
    mutationFn: postWorkChange,
    async onSuccess({ data }) {
      setConflicts(data.conflicts);
      await client.invalidateQueries({ queryKey: worklistKey(account) });
      for (const { id } of rows) void client.invalidateQueries({ queryKey: workHistoryKey(account, id) });
      if (data.conflicts.length === 0) onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const until = text('until');
    const next: Change = {
      ...(status === UNCHANGED || (status === before.status && status !== 'waiting') ? {} : { status }),
      ...(text('assignee') === before.assignee ? {} : { assignee: text('assignee') || null }),
      ...(status === 'waiting' && until ? { waitingUntil: new Date(`${until}T00:00:00`).toISOString() } : {}),
      ...(text('note') ? { note: text('note') } : {}),
    };
    if (Object.keys(next).length === 0) return onClose();
    setChange(next);
    send.mutate({ account, lines: rows.map(({ id, version }) => ({ id, version })), ...next });
  };
  const overwrite = () => {
    const lines = conflicts.map(({ id, version }) => ({ id, version }));
    if (change) send.mutate({ account, lines, ...change });
  };
  const choices: readonly Choice[] = isOne ? WORK_STATUSES : [UNCHANGED, ...WORK_STATUSES];
  const title = isOne && first ? first.what : `Change ${formats.counted(rows.length, 'line')}`;
  return (
    <Dialog title={title} open onClose={onClose}>
      {isOne && first ? <p className="-mt-2 mb-3 text-sm text-quiet">{first.where}</p> : null}
      <form onSubmit={submit} className="space-y-4">
        <label className="block">
          <span className="mb-1 block font-medium">Status</span>
          <select
            className="field"
            value={status}
            onChange={({ target }) => setStatus(choices.find((choice) => choice === target.value) ?? before.status)}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {choice === UNCHANGED ? 'No change' : STATUS_LABELS[choice]}
              </option>
            ))}
          </select>
        </label>
        {status === 'waiting' ? (
          <DateField
            label="Waiting until"
            name="until"
            required
            defaultValue={first?.waitingUntil ? calendarDayInZone(first.waitingUntil, zone) : ''}
          />
        ) : null}
        <TextField
          label="Assigned to"
          name="assignee"
          maxLength={200}
          required={status === 'assigned'}
          defaultValue={before.assignee}
        />
        <label className="block">
          <span className="mb-1 block font-medium">Note</span>
          <textarea name="note" rows={3} maxLength={2000} className="field h-auto py-2" />
        </label>
        {conflicts.length > 0 ? (
          <Banner tone="watch">
            <ul>
              {conflicts.map((record) => (
                <li key={record.id}>
                  {`${record.updatedBy ?? 'Someone'} changed ${nameOf(rows, record.id)} first: now ${statusText(record, zone, formats)}, ${formats.moment(record.updatedAt, zone)}. Your change is not saved there.`}
                </li>
              ))}
            </ul>
            <Button onClick={overwrite} busy={send.isPending} className="mt-2">
              Save mine anyway
            </Button>
          </Banner>
        ) : null}
        <p role="alert" className="text-bad empty:hidden">
          {send.error?.detail}
        </p>
        <div className="flex gap-2">
          <Button type="submit" tone="primary" busy={send.isPending} disabled={conflicts.length > 0}>
            Save
          </Button>
          <Button onClick={onClose}>{conflicts.length > 0 ? 'Keep theirs' : 'Cancel'}</Button>
        </div>
      </form>
      {isOne && first ? <WorkHistory account={account} row={first} /> : null}
    </Dialog>
  );
}

function nameOf(rows: readonly WorkRow[], id: string): string {
  return rows.length === 1 ? 'this line' : (rows.find((row) => row.id === id)?.where ?? id);
}
