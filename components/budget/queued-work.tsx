import { Card, Section } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { QueuedWork } from '@/lib/domain/budget';
import type { Formats } from '@/lib/domain/formats/formats';
import { jobWaitText } from '@/lib/domain/job-wait';
import { purposeName } from '@/lib/domain/spend-groups';

interface QueuedWorkListProps {
  queued: readonly QueuedWork[];
  zone: string;
  now: number;
}

/** Background work in the queue: its progress, what it waits for, and when it continues. */
export function QueuedWorkList({ queued, zone, now }: QueuedWorkListProps) {
  const formats = useFormats();
  return (
    <Section title="Queue">
      {queued.length === 0 ? (
        <p className="text-quiet">Nothing is queued. Running reports and history downloads appear here.</p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {queued.map((work) => (
              <li key={work.id} className="px-4 py-3">
                <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                  <span className="font-medium">{work.title ?? purposeName(work.purpose)}</span>
                  <span className="text-quiet">{progress(work, formats)}</span>
                </p>
                {work.purpose === 'others' ? null : (
                  <p className="text-quiet">{jobWaitText(work, now, zone, formats) ?? 'Running now.'}</p>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function progress({ requestsDone, requestsLeft }: QueuedWork, formats: Formats): string {
  const done = `${formats.count(requestsDone)} done`;
  return requestsLeft === null ? done : `${done}, ${formats.count(requestsLeft)} left`;
}
