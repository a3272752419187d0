'use client';

import { useFormats } from '@/lib/client/formats';
import type { CommodityCostsData } from '@/lib/contract/costs';
import { COMMODITY_WORDS, cycleText, isPartial } from './cost-words';

/** The bills of the last year as bars, each with its amount as text; lighter where readings are missing. */
export function BillHistory({ costs: { commodity, history, current } }: { costs: CommodityCostsData }) {
  const formats = useFormats();
  const known = history.filter(({ coverage }) => coverage > 0);
  const highest = Math.max(1, ...known.map(({ totalMicro }) => totalMicro));
  if (known.length < 3) return null;
  const text = ({ cycle, totalMicro, coverage }: (typeof known)[number]) =>
    `${cycleText(cycle, formats)}: ${coverage < 0.995 ? 'at least ' : ''}${formats.money(totalMicro, current.currency)}`;
  return (
    <div className="mt-3">
      <h3 className="text-sm text-quiet">{`Last ${known.length} bills, the highest ${formats.roundMoney(highest, current.currency)}`}</h3>
      <ul className="mt-2 flex h-16 items-end gap-1">
        {known.map((bill) => (
          <li key={bill.cycle.start} title={text(bill)} className="flex h-full min-w-0 flex-1 items-end">
            <span className="sr-only">{text(bill)}</span>
            <span
              aria-hidden="true"
              className={`w-full rounded-t-sm ${COMMODITY_WORDS[commodity].bar} ${isPartial(bill) ? 'opacity-50' : ''}`}
              style={{ height: `${Math.max(2, (100 * Math.max(0, bill.totalMicro)) / highest)}%` }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
