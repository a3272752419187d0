'use client';

import { Card } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { CommodityCostsData } from '@/lib/contract/costs';
import { COMMODITY_WORDS } from './cost-words';

/** All bills of the period in one bar: what each commodity has cost, of what all will probably come to. */
export function CostsTotal({ costs }: { costs: readonly CommodityCostsData[] }) {
  const formats = useFormats();
  const currency = costs[0]?.current.currency ?? 'USD';
  const isComplete = costs.every(({ projected }) => projected !== null);
  const end = (each: CommodityCostsData) => (isComplete ? each.projected?.expected : each.current)?.totalMicro ?? 0;
  const total = costs.reduce((sum, each) => sum + Math.max(0, end(each)), 0);
  if (costs.length < 2 || total <= 0) return null;
  return (
    <Card className="p-4 sm:p-5">
      <h2 className="sr-only">By commodity</h2>
      <div aria-hidden="true" className="flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {costs.map(({ commodity, current }) => (
          <div
            key={commodity}
            className={COMMODITY_WORDS[commodity].bar}
            style={{ width: `${(Math.max(0, current.totalMicro) / total) * 100}%` }}
          />
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-quiet">
        {costs.map(({ commodity, current }) => (
          <li key={commodity} className="flex items-center gap-2">
            <span aria-hidden="true" className={`size-2.5 rounded-sm ${COMMODITY_WORDS[commodity].bar}`} />
            {`${COMMODITY_WORDS[commodity].label} ${formats.roundMoney(current.totalMicro, currency)}`}
          </li>
        ))}
        {isComplete ? <li>{`of about ${formats.roundMoney(total, currency)} in all`}</li> : null}
      </ul>
    </Card>
  );
}
