'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { Card, Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { deleteScheduleRequest } from '@/lib/client/exports-query';
import { useFormats } from '@/lib/client/formats';
import type { ExportScheduleView } from '@/lib/contract/exports';
import { exportsKey } from '@/lib/contract/query-keys';
import { PERIOD_WORDS } from './schedule-fields';

/** Schedules shown at first, and how many more each time. */
const STEP = 12;

interface ScheduleListProps {
  account: string;
  schedules: readonly ExportScheduleView[];
  mayStartWork: boolean;
}

/** Repeated reports and their next run. */
export function ScheduleList({ account, schedules, mayStartWork }: ScheduleListProps) {
  const formats = useFormats();
  const now = useNow(60);
  const zone = useViewerZone();
  const [shown, setShown] = useState(STEP);
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: deleteScheduleRequest,
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey(account) }),
  });
  if (schedules.length === 0) return null;
  return (
    <Section title="Repeated reports">
      <Card>
        <ul className="divide-y divide-line">
          {schedules.slice(0, shown).map(({ id, title, format, every, keep, nextAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 px-4 py-2">
              <div>
                <p className="font-medium">{title}</p>
                <p className="text-sm text-quiet">
                  {PERIOD_WORDS[every]}, {format}, keeps {formats.counted(keep, 'file')}; next{' '}
                  {formats.clockOrMoment(nextAt, now, zone)}
                </p>
              </div>
              {mayStartWork ? (
                <Button
                  tone="quiet"
                  busy={stop.isPending}
                  onClick={() => stop.mutate(id)}
                  aria-label={`Stop repeating: ${title}`}
                >
                  Stop
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      <ShowMore left={schedules.length - shown} step={STEP} onMore={() => setShown(shown + STEP)} />
    </Section>
  );
}
