import { Card, Section } from '@/components/ui/section';
import type { QueuedWork } from '@/lib/domain/budget';
import { clockOrMoment } from '@/lib/domain/cost-text';
import { countText } from '@/lib/domain/numbers';
import { purposeName } from '@/lib/domain/spend-groups';
import { waitInWords } from '@/lib/domain/times';

/** What work waits for, in words; a new reason shows as it is. */
const WAITS: Record<string, string> = {
  budget: 'Waits for requests to become free.',
  sign_in: 'Waits for you to sign in at Copper again.',
  cloud: 'Waits for Copper to answer again.',
  storage: 'Waits for room to store what comes.',
};

interface QueuedWorkListProps {
  queued: readonly QueuedWork[];
  zone: string;
  now: number;
}

/** Background work in the queue: its progress, what it waits for, and when it continues. */
export function QueuedWorkList({ queued, zone, now }: QueuedWorkListProps) {
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
                  <span className="text-quiet">{progress(work)}</span>
                </p>
                {work.purpose === 'others' ? null : <p className="text-quiet">{state(work, zone, now)}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Section>
  );
}

function progress({ requestsDone, requestsLeft }: QueuedWork): string {
  const done = `${countText(requestsDone)} done`;
  return requestsLeft === null ? done : `${done}, ${countText(requestsLeft)} left`;
}

function state({ nextAt, waitingFor }: QueuedWork, zone: string, now: number): string {
  const why = waitingFor === null ? null : (WAITS[waitingFor] ?? `Waits: ${waitingFor}.`);
  const next =
    nextAt === null
      ? null
      : Date.parse(nextAt) <= now
        ? 'Goes on now.'
        : `Goes on ${waitInWords(nextAt, now)}, at ${clockOrMoment(nextAt, now, zone)}.`;
  return [why, next].filter((words) => words !== null).join(' ') || 'At work now.';
}
