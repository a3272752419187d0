'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class';
import { QueryState } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { withAccount } from '@/lib/client/account-param';
import { billCheckQueryOptions } from '@/lib/client/bills-query';
import { useFormats } from '@/lib/client/formats';
import type { BillCheckData } from '@/lib/contract/bills';
import { laterDay } from '@/lib/domain/money/day-number';
import { findingSentence, verdictSentence } from './bill-words';
import { COMMODITY_WORDS } from './cost-words';
import { PrintButton } from './print-button';

interface BillCheckViewProps {
  account: string;
  premiseId: string;
  billId: string;
}

/** A bill beside its meter and Copper, as a page that can be printed for the utility. */
export function BillCheckView({ account, premiseId, billId }: BillCheckViewProps) {
  const query = useQuery(billCheckQueryOptions(account, premiseId, billId));
  const back = withAccount(`/premises/${encodeURIComponent(premiseId)}/bills`, account);
  return (
    <QueryState
      query={query}
      subject="this bill"
      heading="Bill check"
      skeleton={<Skeleton className="h-96 rounded-lg" />}
    >
      {({ data }) => (
        <div className="max-w-3xl space-y-5">
          <Headline data={data} />
          <Columns data={data} />
          <Evidence data={data} />
          <div className="screen-only flex flex-wrap gap-2">
            <PrintButton />
            <Link href={back} className={buttonClass()}>
              All bills
            </Link>
          </div>
        </div>
      )}
    </QueryState>
  );
}

function Headline({ data }: { data: BillCheckData }) {
  const formats = useFormats();
  const { bill } = data;
  const days = formats.dayRange(bill.start, laterDay(bill.end, -1), true);
  return (
    <div>
      <p className="text-quiet">{`${COMMODITY_WORDS[bill.commodity].label}, ${days}`}</p>
      <h1 className="mt-1 text-answer font-semibold text-balance">{verdictSentence(data, formats)}</h1>
    </div>
  );
}

function Columns({ data: { bill, check } }: { data: BillCheckData }) {
  const formats = useFormats();
  const amount = (value: number | null) => formats.quantity(value, bill.unit);
  const money = (micro: number | null) => (micro === null ? '–' : formats.money(micro, bill.currency));
  const reading = (value: number | null) =>
    value === null ? '–' : formats.column(value, Number.isInteger(value) ? 0 : 2);
  const rows: [string, string, string, string][] = [
    ['Used', amount(check.meter), amount(check.copper), amount(check.bill)],
    ['Total', '–', money(check.expectedMicro), money(check.billedMicro)],
  ];
  return (
    <Card className="overflow-x-auto p-4 sm:p-5">
      <table className="w-full text-base">
        <caption className="sr-only">The meter, Copper and the bill</caption>
        <thead className="text-sm text-quiet">
          <tr>
            <td />
            {['Meter', 'Copper', 'Bill'].map((name) => (
              <th key={name} scope="col" className="pb-2 pl-4 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {rows.map(([name, ...cells]) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-2 text-left font-normal">
                {name}
              </th>
              {['meter', 'copper', 'bill'].map((column, index) => (
                <td key={column} className="py-2 pl-4 text-right font-semibold whitespace-nowrap">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 text-sm text-quiet">
        {bill.readStart !== null || bill.readEnd !== null
          ? `Meter readings: ${reading(bill.readStart)} on ${formats.plainDate(bill.start)}, ${reading(bill.readEnd)} on ${formats.plainDate(bill.end)}. `
          : ''}
        {`Copper has ${formats.percent(check.coverage)} of the bill’s hours${check.expectedMicro === null ? '' : '; its total is by your prices here'}.`}
      </p>
    </Card>
  );
}

function Evidence({ data: { bill, check } }: { data: BillCheckData }) {
  const formats = useFormats();
  if (check.findings.length === 0) return null;
  return (
    <Section title="What may explain it">
      <ol className="list-decimal space-y-1 pl-5">
        {check.findings.map((finding) => (
          <li key={finding.cause} className={finding.explains ? 'font-medium' : ''}>
            {findingSentence(finding, bill, formats)}
          </li>
        ))}
      </ol>
    </Section>
  );
}
