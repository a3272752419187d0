import { ProgressBar } from '@/components/ui/progress-bar';
import { Card } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import { waitInWords } from '@/lib/domain/times';

interface BudgetWindowCardProps {
  title: string;
  limit: number;
  used: number;
  remaining: number;
  /** UTC instant at which the oldest counted request expires. */
  nextFreeAt: string | null;
  zone: string;
  now: number;
}

/** One limit window: requests left, and when the next becomes available. */
export function BudgetWindowCard({ title, limit, used, remaining, nextFreeAt, zone, now }: BudgetWindowCardProps) {
  const formats = useFormats();
  const tone = remaining === 0 ? 'bad' : remaining * 10 <= limit ? 'watch' : 'ok';
  return (
    <Card className="p-4">
      <h2 className="text-quiet">{title}</h2>
      <p className="mt-1 mb-3">
        <span translate="no" className="text-answer font-semibold">
          {formats.count(remaining)}
        </span>{' '}
        <span className="text-quiet">of {formats.count(limit)} left</span>
      </p>
      <ProgressBar
        label={`${formats.count(remaining)} of ${formats.count(limit)} left`}
        value={remaining}
        max={limit}
        tone={tone}
      />
      <p className="mt-2 min-h-6 text-quiet">
        {nextFreeAt
          ? `${formats.count(used)} used; next one free ${waitInWords(nextFreeAt, now)}, at ${formats.clock(nextFreeAt, zone)}.`
          : 'None used.'}
      </p>
    </Card>
  );
}
