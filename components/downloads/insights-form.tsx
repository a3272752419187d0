'use client';

import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useNow } from '@/components/ui/now';
import { Card, Section } from '@/components/ui/section';
import { TextField } from '@/components/ui/text-field';
import { addDays, isLocalDay } from '@/lib/client/local-day';
import { insightsCsvUrl } from '@/lib/contract/api-urls';
import type { PremiseSummary } from '@/lib/contract/premises';
import type { Granularity } from '@/lib/domain/granularity';
import { calendarDayInZone } from '@/lib/domain/times';
import { DownloadFailure } from './download-failure';
import { MeterSelect } from './meter-select';
import { useDownload } from './use-download';

const granularities: { value: Granularity; label: string }[] = [
  { value: 'fifteenminute', label: '15 minutes' },
  { value: 'hour', label: 'Hour' },
  { value: 'bihour', label: 'Two hours' },
  { value: 'day', label: 'Day' },
  { value: 'month', label: 'Month' },
];

interface InsightsFormProps {
  account: string;
  premises: readonly PremiseSummary[];
}

/** Range, interval and meter of the `insights` file. Days are the premises' own; the last one is included. */
export function InsightsForm({ account, premises }: InsightsFormProps) {
  const zone = premises[0]?.timezone ?? 'UTC';
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), zone);
  const [first, setFirst] = useState(addDays(today, -7));
  const [last, setLast] = useState(addDays(today, -1));
  const [granularity, setGranularity] = useState<Granularity>('bihour');
  const [meterId, setMeterId] = useState('');
  const { start, busy, error } = useDownload();

  const wrong =
    !isLocalDay(first) || !isLocalDay(last)
      ? 'Choose both days.'
      : last < first
        ? 'The last day is before the first.'
        : null;
  const save = () => {
    if (wrong) return;
    start(insightsCsvUrl(account, { start: first, end: addDays(last, 1), granularity, meterId: meterId || undefined }));
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) save();
  };
  return (
    <Section
      title="Insights"
      lead="Usage beside its baseline: one row for each interval of each meter. What is not held here yet costs up to two of Copper’s requests for each meter."
    >
      <Card className="p-4">
        <form onSubmit={submit} noValidate className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          <TextField
            label="First day"
            type="date"
            max={today}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
          <TextField
            label="Last day, included"
            type="date"
            max={today}
            value={last}
            onChange={(event) => setLast(event.target.value)}
            error={wrong}
          />
          <div>
            <label htmlFor="insights-granularity" className="mb-1 block font-medium">
              Interval
            </label>
            <select
              id="insights-granularity"
              className="field"
              value={granularity}
              onChange={(event) => setGranularity(event.target.value as Granularity)}
            >
              {granularities.map((each) => (
                <option key={each.value} value={each.value}>
                  {each.label}
                </option>
              ))}
            </select>
          </div>
          <MeterSelect premises={premises} value={meterId} onChange={setMeterId} />
          <div className="sm:col-span-2 lg:col-span-4">
            <Button type="submit" tone="primary" busy={busy} disabled={wrong !== null} className="w-full sm:w-auto">
              {busy ? 'Preparing…' : 'Insights as CSV'}
            </Button>
          </div>
        </form>
        <DownloadFailure error={error} onRetry={save} />
      </Card>
    </Section>
  );
}
