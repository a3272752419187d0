'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { withAccount } from '@/lib/client/account-param';
import type { ApiProblem } from '@/lib/client/api-problem';
import { useFormats } from '@/lib/client/formats';
import { postWorkChange } from '@/lib/client/worklist-query';
import { linesSearch } from '@/lib/client/worklist-view';
import { worklistCsvUrl } from '@/lib/contract/api-urls';
import { worklistKey } from '@/lib/contract/query-keys';
import type { WorkRow, WorkStatus } from '@/lib/domain/fleet/work-row';

interface SelectionBarProps {
  account: string;
  rows: readonly WorkRow[];
  /** Null for someone who may only look. */
  onChange: (() => void) | null;
  onClear: () => void;
}

/** What can be done with the selected lines, at the lower edge of the window. */
export function SelectionBar({ account, rows, onChange, onClear }: SelectionBarProps) {
  const formats = useFormats();
  const client = useQueryClient();
  const send = useMutation<Awaited<ReturnType<typeof postWorkChange>>, ApiProblem, WorkStatus>({
    mutationFn: (status) =>
      postWorkChange({ account, lines: rows.map(({ id, version }) => ({ id, version })), status }),
    onSettled: () => client.invalidateQueries({ queryKey: worklistKey(account) }),
  });
  const lines = linesSearch(rows.map(({ id }) => id));
  const conflicts = send.data?.data.conflicts.length ?? 0;
  const problem =
    send.error?.detail ??
    (conflicts > 0 ? `${formats.counted(conflicts, 'line was', 'lines were')} changed by someone else first.` : null);
  return (
    <section
      aria-label="Selected lines"
      className="screen-only sticky bottom-16 z-20 mt-3 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-surface p-2 shadow-float md:bottom-3"
    >
      <p className="px-2 font-medium">{`${formats.count(rows.length)} selected`}</p>
      {onChange ? (
        <>
          <Button onClick={() => send.mutate('acknowledged')} busy={send.isPending}>
            Acknowledge
          </Button>
          <Button onClick={onChange}>Assign or change</Button>
          <Button onClick={() => send.mutate('done')} busy={send.isPending}>
            Done
          </Button>
        </>
      ) : null}
      <Link
        href={`${withAccount('/fleet/crew', account)}&${lines}`}
        prefetch={false}
        className={buttonClass('primary')}
      >
        Crew sheet
      </Link>
      <a href={worklistCsvUrl(account, lines)} download className={buttonClass('plain', 'max-sm:hidden')}>
        CSV
      </a>
      <Button tone="quiet" onClick={onClear}>
        Clear
      </Button>
      <p role="status" className="px-2 text-sm text-bad empty:hidden">
        {problem}
      </p>
    </section>
  );
}
