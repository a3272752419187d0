import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { NotForGuests } from '@/lib/client/guest';
import type { CommodityCostsData } from '@/lib/contract/costs';
import { laterDay } from '@/lib/domain/money/day-number';

interface BillStepsProps {
  /** Returns the address of the bills of a day; of today for null. */
  pathFor: (day: string | null) => string;
  costs: readonly CommodityCostsData[];
  /** The address of the bills that were typed. */
  billsPath: string;
}

/** Steps to the bills before and after the ones that are shown. */
export function BillSteps({ pathFor, costs, billsPath }: BillStepsProps) {
  const first = costs[0];
  if (!first) return null;
  const { start, end } = first.current.cycle;
  const isNewest = costs.some(({ priceNow }) => priceNow !== null);
  return (
    <nav aria-label="Bills" className="screen-only flex flex-wrap gap-2">
      <Link href={pathFor(laterDay(start, -1))} className={buttonClass()}>
        Earlier bill
      </Link>
      {isNewest ? null : (
        <>
          <Link href={pathFor(end)} className={buttonClass()}>
            Later bill
          </Link>
          <Link href={pathFor(null)} className={buttonClass()}>
            This bill
          </Link>
        </>
      )}
      <NotForGuests>
        <Link href={billsPath} className={buttonClass()}>
          Check a bill
        </Link>
      </NotForGuests>
    </nav>
  );
}
