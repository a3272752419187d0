'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyPanel, FailureBanner, QueryState } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { billsQueryOptions, deleteBill } from '@/lib/client/bills-query';
import { tariffsQueryOptions } from '@/lib/client/costs-query';
import { useFormats } from '@/lib/client/formats';
import { pricesChanged } from '@/lib/client/prices-changed';
import type { BillsData } from '@/lib/contract/bills';
import { billsKey } from '@/lib/contract/query-keys';
import { laterDay } from '@/lib/domain/money/day-number';
import { BillForm } from './bill-form';
import { COMMODITY_WORDS } from './cost-words';

/** The bills of a home: those that were typed, each with its check, and a form for another. */
export function BillsView({ account, premiseId }: { account: string; premiseId: string }) {
  const query = useQuery(billsQueryOptions(account, premiseId));
  const prices = useQuery(tariffsQueryOptions(account, premiseId)).data?.data;
  const currency = prices?.currency ?? 'USD';
  return (
    <QueryState query={query} subject="your bills" heading="Bills" skeleton={<Skeleton className="h-96 rounded-lg" />}>
      {({ data: { bills } }) => (
        <div className="max-w-3xl space-y-6">
          <div>
            <h1 className="text-answer font-semibold">Is your bill right?</h1>
            <p className="mt-1 text-lg text-quiet">
              Copy a few numbers from it. They are put beside your meter and what Copper recorded.
            </p>
          </div>
          <BillForm
            account={account}
            premiseId={premiseId}
            commodities={prices?.commodities ?? []}
            currency={currency}
          />
          <Section title="Your bills">
            {bills.length === 0 ? (
              <EmptyPanel title="No bills yet">
                Bills that you add stay here. From then on, costs are counted on their days.
              </EmptyPanel>
            ) : (
              <ul className="space-y-3">
                {bills.map((bill) => (
                  <BillRow key={bill.id} account={account} premiseId={premiseId} bill={bill} />
                ))}
              </ul>
            )}
          </Section>
        </div>
      )}
    </QueryState>
  );
}

interface BillRowProps {
  account: string;
  premiseId: string;
  bill: BillsData['bills'][number];
}

function BillRow({ account, premiseId, bill }: BillRowProps) {
  const formats = useFormats();
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteBill(account, bill.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: billsKey(account, premiseId) });
      await pricesChanged(queryClient, account, premiseId);
    },
  });
  const path = withAccount(`/premises/${encodeURIComponent(premiseId)}/bills/${encodeURIComponent(bill.id)}`, account);
  const days = formats.dayRange(bill.start, laterDay(bill.end, -1), true);
  const facts = [
    bill.billedUnits === null ? null : formats.quantity(bill.billedUnits, bill.unit),
    bill.total === null ? null : formats.money(Math.round(bill.total * 1e6), bill.currency),
  ].filter((fact) => fact !== null);
  return (
    <li>
      <Card className="flex flex-wrap items-center justify-between gap-3 p-4">
        <div className="min-w-0">
          <p className="font-medium">{`${COMMODITY_WORDS[bill.commodity].label}, ${days}`}</p>
          <p className="text-sm text-quiet">{facts.join(' · ')}</p>
        </div>
        <div className="screen-only flex gap-2">
          <Link href={path} className={buttonClass()}>
            Check
          </Link>
          <Button busy={isPending} onClick={() => mutate()} aria-label={`Delete the bill of ${days}`}>
            {isPending ? 'Deleting…' : 'Delete'}
          </Button>
        </div>
      </Card>
      {error ? (
        <FailureBanner
          error={error}
          title="Couldn’t delete the bill"
          zone={zone}
          onRetry={() => mutate()}
          retrying={isPending}
        />
      ) : null}
    </li>
  );
}
