import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';
import { monthName } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import { meterName } from '@/lib/domain/meter-name';
import { addMonths, type MonthSummary } from '@/lib/domain/month-summary';
import type { UnitSystem } from '@/lib/domain/units';
import { MeterMonthCard } from './meter-month-card';
import { PrintButton } from './print-button';

interface MonthSummaryViewProps {
  premiseId: string;
  summary: MonthSummary;
  units: UnitSystem;
  formats: Formats;
}

/** A month of a home on one page, made on the server, to print or keep. */
export function MonthSummaryView({ premiseId, summary, units, formats }: MonthSummaryViewProps) {
  const { name, month, isOver, meters, leftOut, timezone, madeAt } = summary;
  const link = (other: string) => `/premises/${encodeURIComponent(premiseId)}/summary?month=${other}`;
  const labels = meters.map(({ meterType: type, meterName: name }) => meterName({ type, name }));
  return (
    <article className="month-summary">
      <PageTitle>{monthName(month)}</PageTitle>
      {name ? (
        <p translate="no" className="-mt-2 mb-4 text-lg text-quiet">
          {name}
        </p>
      ) : null}
      <div className="screen-only mb-5 flex flex-wrap items-center gap-2">
        <Link href={link(addMonths(month, -1))} className={buttonClass()}>
          {monthName(addMonths(month, -1))}
        </Link>
        {isOver ? (
          <Link href={link(addMonths(month, 1))} className={buttonClass()}>
            {monthName(addMonths(month, 1))}
          </Link>
        ) : null}
        <PrintButton />
      </div>
      {meters.length === 0 ? (
        <p className="text-quiet">The readings of this month couldn’t be loaded. Try again later.</p>
      ) : (
        <div className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-2">
          {meters.map((meter, index) => (
            <MeterMonthCard
              key={meter.meterId}
              meter={meter}
              id={labels.filter((each) => each === labels[index]).length > 1 ? meter.meterId : null}
              units={units}
              formats={formats}
            />
          ))}
        </div>
      )}
      <p className="mt-4 text-sm text-quiet print:mt-2">
        {isOver ? '' : 'This month isn’t over: its total is of the finished days, beside the same days of the others. '}
        {leftOut > 0 ? `${formats.counted(leftOut, 'meter is', 'meters are')} not on this page. ` : ''}
        {`The line is typical usage. Months are compared by the day. Made ${formats.moment(madeAt, timezone)} with Copper Dashboard.`}
      </p>
    </article>
  );
}
