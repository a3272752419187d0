'use client';

import { useQuery } from '@tanstack/react-query';
import { buttonClass } from '@/components/ui/button-class';
import { StateBadge } from '@/components/ui/state-badge';
import { useFormats } from '@/lib/client/formats';
import { NotForGuests } from '@/lib/client/guest';
import { todaySeriesQueryOptions } from '@/lib/client/today-query';
import { usageCsvUrl } from '@/lib/contract/api-urls';
import { hasRow } from '@/lib/domain/bucket-states';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { NamedMeter } from '@/lib/domain/premise';
import { latestReading } from './latest-reading';
import { MeterNameForm } from './meter-name-form';
import { SeriesTable, tableColumns } from './series-table';
import type { UsageDisplay } from './usage-display';

export interface UsageDetailsContentProps {
  account: string;
  zone: string;
  /** The calendar day at the home. */
  today: string;
  meter: NamedMeter;
  /** Null while nothing has been loaded. */
  shown: UsageDisplay | null;
}

/** What the drawer shows once it is open: the meter, its name, and the rows behind the chart. */
export function UsageDetailsContent({ account, zone, today, meter, shown }: UsageDetailsContentProps) {
  return (
    <div className="space-y-4 px-4 pb-4">
      <MeterFacts account={account} meter={meter} zone={zone} today={today} />
      <NotForGuests>
        <MeterNameForm key={meter.name} account={account} meter={meter} />
      </NotForGuests>
      {shown ? <Rows account={account} shown={shown} /> : null}
    </div>
  );
}

function MeterFacts({ account, meter, zone, today }: Omit<UsageDetailsContentProps, 'shown'>) {
  const formats = useFormats();
  const type = meterTypeOf(meter.type);
  // Mostly there already: the day of the home page and of this one.
  const newest = useQuery(todaySeriesQueryOptions(account, meter.id, 'usage', today));
  const reading = latestReading(meter, newest.data?.data ?? null);
  const facts = [
    {
      label: 'Meter reading',
      value: reading ? formats.amount(reading.value, type.decimals, type.unit) : 'None yet',
      hint: reading ? formats.moment(reading.at, zone) : null,
    },
    { label: 'Meter', value: meter.id, hint: type.label },
    ...(meter.createdAt ? [{ label: 'Installed', value: formats.date(meter.createdAt, zone), hint: null }] : []),
  ];
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {facts.map(({ label, value, hint }) => (
        <div key={label}>
          <dt className="text-sm text-quiet">{label}</dt>
          <dd translate="no" className="font-medium">
            {value}
          </dd>
          {hint ? <dd className="text-sm text-quiet">{hint}</dd> : null}
        </div>
      ))}
      {meter.state ? (
        <div>
          <dt className="text-sm text-quiet">State</dt>
          <dd>
            <StateBadge state={meter.state} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Rows({ account, shown }: { account: string; shown: UsageDisplay }) {
  const formats = useFormats();
  const { view, usage, compared, comparedName, display, title } = shown;
  const { start, end, granularity } = view;
  const meterUnit = meterTypeOf(usage.meterType).unit;
  const columns = tableColumns({ usage, compared, compare: view.compare });
  const cost = shown.paid !== null || display.currency !== null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <NotForGuests>
          <a
            className={buttonClass()}
            href={usageCsvUrl(account, { meterId: usage.meterId, start, end, granularity }, { ...columns, cost })}
            download
          >
            Download CSV
          </a>
        </NotForGuests>
        <span className="text-sm text-quiet">
          {formats.counted(usage.buckets.filter(hasRow).length, 'row')}
          {meterUnit === usage.unit ? null : `; the file is in ${meterUnit}`}
        </span>
      </div>
      <SeriesTable
        caption={`${display.facts.label}, ${title}`}
        usage={usage}
        compared={compared}
        comparedName={comparedName}
        paid={shown.paid}
        used={display.isNet ? 'Net' : display.labels.used}
        decimals={display.decimals}
      />
    </div>
  );
}
