'use client';

import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { postComparison } from '@/lib/client/costs-query';
import { useFormats } from '@/lib/client/formats';
import type { ComparisonData } from '@/lib/contract/costs';
import type { Tariff } from '@/lib/domain/money/tariff';
import { BillLines } from '../bill-lines';
import { cycleText } from '../cost-words';

interface WorkedExampleProps {
  account: string;
  premiseId: string;
  tariff: Tariff;
  disabled: boolean;
}

/** Last month by these prices, line by line, and the last twelve months beside what the home's own prices make them. */
export function WorkedExample({ account, premiseId, tariff, disabled }: WorkedExampleProps) {
  const zone = useViewerZone();
  const { mutate, data, isPending, error } = useMutation({ mutationFn: postComparison });
  const run = () => mutate({ account, premise: premiseId, tariff });
  return (
    <Card className="space-y-4 p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">Try it on your last months</h2>
        <Button onClick={run} busy={isPending} disabled={disabled}>
          {isPending ? 'Working it out…' : data ? 'Work it out again' : 'Work it out'}
        </Button>
      </div>
      {error ? (
        <FailureBanner error={error} title="Couldn’t work it out" zone={zone} onRetry={run} retrying={isPending} />
      ) : null}
      {data ? (
        <Result data={data.data} />
      ) : (
        <p className="text-quiet">Uses the readings that are saved here. Nothing changes until you save.</p>
      )}
    </Card>
  );
}

function Result({ data: { months, lastBill, currency } }: { data: ComparisonData }) {
  const formats = useFormats();
  const money = (micro: number) => formats.money(micro, currency);
  const known = months.filter(({ coverage }) => coverage > 0);
  if (known.length === 0) return <p className="text-quiet">No finished month of readings is saved yet.</p>;
  const both = known.filter(({ ownMicro }) => ownMicro !== null);
  const [own, other] = [
    both.reduce((sum, { ownMicro }) => sum + (ownMicro ?? 0), 0),
    both.reduce((sum, { otherMicro }) => sum + otherMicro, 0),
  ];
  return (
    <>
      {lastBill ? (
        <div>
          <h3 className="mb-1 text-sm text-quiet">{cycleText(lastBill.cycle, formats)}</h3>
          <BillLines bill={lastBill} caption="The last bill by these prices" />
        </div>
      ) : null}
      {both.length > 0 ? (
        <p className="font-medium">
          {`${money(Math.abs(other - own))} ${other > own ? 'more' : 'less'} than your prices now, over ${formats.counted(both.length, 'bill')}.`}
        </p>
      ) : null}
      <table className="w-full text-base">
        <caption className="sr-only">The last twelve months</caption>
        <thead className="text-sm text-quiet">
          <tr>
            <th scope="col" className="pb-1 text-left font-normal">
              Bill
            </th>
            <th scope="col" className="pb-1 pl-4 text-right font-normal">
              Now
            </th>
            <th scope="col" className="pb-1 pl-4 text-right font-normal">
              These
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ cycle, ownMicro, otherMicro, coverage }) => (
            <tr key={cycle.start} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {cycleText(cycle, formats)}
                {coverage < 0.995 ? (
                  <span className="text-sm text-quiet">{` · ${formats.percent(coverage)} of the readings`}</span>
                ) : null}
              </th>
              <td translate="no" className="py-1 pl-4 text-right">
                {ownMicro === null ? '–' : money(ownMicro)}
              </td>
              <td translate="no" className="py-1 pl-4 text-right">
                {money(otherMicro)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
