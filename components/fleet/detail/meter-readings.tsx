'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Age } from '@/components/ui/age';
import { Button } from '@/components/ui/button';
import type { TableColumn } from '@/components/ui/data-table';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { useNow } from '@/components/ui/now';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { VirtualTable } from '@/components/ui/virtual-table';
import { meterReadingsQueryOptions } from '@/lib/client/fleet-entity-query';
import { useFormats } from '@/lib/client/formats';
import { readingsCsvUrl } from '@/lib/contract/api-urls';
import type { FleetMeter } from '@/lib/domain/fleet';
import type { Formats } from '@/lib/domain/formats/formats';
import { addLocalDays } from '@/lib/domain/local-day';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { RegisterReadingAt } from '@/lib/domain/readings';
import { calendarDayInZone } from '@/lib/domain/times';
import { DateField } from '../date-field';
import { DownloadFile } from '../download-file';

interface MeterReadingsProps {
  account: string;
  meter: FleetMeter;
  zone: string;
}

/** All rows are loaded at once, so scrolling needs no fetch. */
const IGNORE_RANGE = () => {};

/** A meter's register readings, fetched on demand one day at a time. */
export function MeterReadings({ account, meter, zone }: MeterReadingsProps) {
  const formats = useFormats();
  const now = useNow(60);
  const today = calendarDayInZone(new Date(now).toISOString(), zone);
  const [day, setDay] = useState<string | null>(null);
  const range = { start: day ?? today, end: addLocalDays(day ?? today, 1) };
  const query = useQuery({ ...meterReadingsQueryOptions(account, meter.id, range), enabled: day !== null });
  if (day === null) {
    return (
      <Section
        title="Raw readings"
        lead="Every register reading as the meter sent it. A day costs one request the first time."
      >
        <Button onClick={() => setDay(today)}>Show today’s readings</Button>
      </Section>
    );
  }
  return (
    <Section
      title="Raw readings"
      aside={<DownloadFile url={readingsCsvUrl(account, meter.id, range)}>Download this day as CSV</DownloadFile>}
    >
      <HydratedFieldset className="mb-3 flex flex-wrap items-end gap-2">
        <DateField
          label="Day"
          value={day}
          max={today}
          onChange={(event) => event.target.value && setDay(event.target.value)}
        />
        <Button onClick={() => setDay(addLocalDays(day, -1))} aria-label="Previous day of readings">
          Previous day
        </Button>
        <Button onClick={() => setDay(addLocalDays(day, 1))} disabled={day >= today} aria-label="Next day of readings">
          Next day
        </Button>
      </HydratedFieldset>
      <QueryState query={query} subject="the readings" zone={zone} skeleton={<Skeleton className="h-64 w-full" />}>
        {({ data, meta }) => (
          <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'opacity-50' : ''}>
            {data.rows.length === 0 ? (
              <EmptyPanel title="No readings on this day">Choose another day, or check the state above.</EmptyPanel>
            ) : (
              <VirtualTable
                caption="Register readings, newest first"
                columns={readingColumns(meter, zone, formats)}
                count={data.rows.length}
                rowAt={(index) => data.rows[data.rows.length - 1 - index]}
                rowKey={({ time }) => time}
                onRange={IGNORE_RANGE}
                resetKey={day}
              />
            )}
            <p className="mt-2 text-sm text-quiet">
              {formats.counted(data.rows.length, 'reading')}, <Age at={meta.asOf} zone={zone} prefix="as of" />
            </p>
          </div>
        )}
      </QueryState>
    </Section>
  );
}

/**
 * Returns the columns of the table. `actual` is left out: it is a coarser counter whose scale Copper does not give, so it
 * must not stand beside the register as if both had the same unit. The CSV has it, as sent.
 */
export function readingColumns(
  meter: Pick<FleetMeter, 'type'>,
  zone: string,
  formats: Formats,
): TableColumn<RegisterReadingAt>[] {
  const { unit, decimals } = meterTypeOf(meter.type);
  return [
    { key: 'time', header: 'Time', cell: ({ time }) => formats.moment(time, zone) },
    {
      key: 'value',
      header: unit ? `Register (${unit})` : 'Register',
      align: 'right',
      cell: ({ value }) => formats.column(value, decimals),
    },
  ];
}
