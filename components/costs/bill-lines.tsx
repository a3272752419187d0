'use client';

import { useFormats } from '@/lib/client/formats';
import type { CommodityCostsData } from '@/lib/contract/costs';
import type { Formats } from '@/lib/domain/formats/formats';

type BillData = CommodityCostsData['current'];
type Item = BillData['lines'][number]['items'][number];

/** The lines of a bill with what each consists of, as a bill on paper has them. */
export function BillLines({ bill, caption }: { bill: BillData; caption: string }) {
  const formats = useFormats();
  const money = (micro: number) => formats.money(micro, bill.currency);
  return (
    <table className="w-full text-base">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {bill.lines.map(({ id, label, group, amountMicro, items }) => (
          <tr key={id} className="border-t border-line align-top first:border-t-0">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              {label}
              {items.length > 0 ? (
                <ul className="text-sm text-quiet">
                  {items.map((item) => (
                    <li key={[item.band, item.tier, item.priceMicro, item.quantity].join(' ')}>
                      {itemText(item, items, bill, formats)}
                    </li>
                  ))}
                </ul>
              ) : null}
              {group === 'demand' && bill.demandUnderstated ? (
                <p className="text-sm text-quiet">
                  Some hours have no readings by the quarter hour: within them, the peak may have been higher.
                </p>
              ) : null}
            </th>
            <td translate="no" className="py-2 text-right whitespace-nowrap">
              {money(amountMicro)}
            </td>
          </tr>
        ))}
        <tr className="border-t border-line-strong font-semibold">
          <th scope="row" className="py-2 pr-4 text-left">
            Total
          </th>
          <td translate="no" className="py-2 text-right whitespace-nowrap">
            {money(bill.totalMicro)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

const PERIOD_UNITS: Partial<Record<NonNullable<Item['unit']>, string>> = { day: 'day', month: 'month', bill: 'bill' };

/** 'Peak: 42.1 kWh at $0.31 = $13.05'; the amount only where a line has several. */
function itemText(item: Item, items: readonly Item[], { currency }: BillData, formats: Formats): string {
  const { band, tier, quantity, unit, priceMicro, amountMicro } = item;
  const period = unit === null ? undefined : PERIOD_UNITS[unit];
  const price = formats.price(priceMicro, currency);
  const amount = period
    ? `${Number.isInteger(quantity) ? formats.count(quantity) : formats.prose(quantity)} ${quantity === 1 ? period : `${period}s`}`
    : formats.quantity(quantity, unit);
  const name = [band, tier === null ? null : `tier ${tier + 1}`].filter((part) => part !== null).join(', ');
  const total = items.length > 1 ? ` = ${formats.money(amountMicro, currency)}` : '';
  return `${name ? `${name}: ` : ''}${amount} at ${price}${total}`;
}
