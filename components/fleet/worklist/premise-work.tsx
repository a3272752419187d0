'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, Section } from '@/components/ui/section';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import { FIRST_LINES, worklistQueryOptions } from '@/lib/client/worklist-query';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { ChangeDialog } from './change-dialog';
import { WorkLine } from './work-line';

/** The lines of the worklist that name a premise; nothing while there are none. */
export function PremiseWork({ account, premiseId }: { account: string; premiseId: string }) {
  const mayChange = useMayStartWork(account);
  const [changing, setChanging] = useState<WorkRow | null>(null);
  const { data } = useQuery(
    worklistQueryOptions(account, new URLSearchParams({ q: premiseId }).toString(), FIRST_LINES),
  );
  const rows = data?.data.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Section title="On the worklist">
      <Card>
        <ul aria-label="On the worklist">
          {rows.map((row) => (
            <WorkLine
              key={row.id}
              account={account}
              row={row}
              selection={null}
              onChange={mayChange ? () => setChanging(row) : null}
            />
          ))}
        </ul>
      </Card>
      {changing ? <ChangeDialog account={account} rows={[changing]} onClose={() => setChanging(null)} /> : null}
    </Section>
  );
}
