'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { TextField } from '@/components/ui/text-field';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { withAccount } from '@/lib/client/account-param';
import { postBill } from '@/lib/client/bills-query';
import { pricesChanged } from '@/lib/client/prices-changed';
import { billsKey } from '@/lib/contract/query-keys';
import { UNITS_OF } from '@/lib/domain/money/check-tariff';
import { USUAL_UNIT } from '@/lib/domain/money/simple-tariff';
import type { BillUnit, Commodity } from '@/lib/domain/money/tariff';
import { COMMODITY_WORDS } from './cost-words';
import { parseAmount } from './parse-amount';

interface BillFormProps {
  account: string;
  premiseId: string;
  commodities: readonly Commodity[];
  /** Of the home’s prices. */
  currency: string;
}

const FIELDS = {
  start: 'First day of the bill',
  end: 'Day of the next reading',
  readStart: 'Meter reading on the first day',
  readEnd: 'Meter reading on the last day',
  billedUnits: 'Units billed',
  total: 'Total of the bill',
  heatFactor: 'Heat factor (therms per CCF)',
} as const;
type Field = keyof typeof FIELDS;

const EMPTY: Record<Field, string> = {
  ...{ start: '', end: '', readStart: '', readEnd: '' },
  ...{ billedUnits: '', total: '', heatFactor: '' },
};

/** The numbers of a bill. Only its days are needed; each other number makes the check better. */
export function BillForm({ account, premiseId, commodities, currency }: BillFormProps) {
  const zone = useViewerZone();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [chosen, setCommodity] = useState<Commodity | null>(null);
  const commodity = chosen ?? commodities[0] ?? 'electricity';
  const [unitChoice, setUnit] = useState<BillUnit | null>(null);
  const unit = unitChoice && UNITS_OF[commodity].includes(unitChoice) ? unitChoice : USUAL_UNIT[commodity];
  const [values, setValues] = useState(EMPTY);
  const [isEstimated, setEstimated] = useState(false);
  const [submitted, setSubmitted] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: postBill,
    onSuccess: async (answer, { start, commodity: saved }) => {
      queryClient.setQueryData(billsKey(account, premiseId), answer);
      await pricesChanged(queryClient, account, premiseId);
      const bill = answer.data.bills.find((each) => each.start === start && each.commodity === saved);
      const path = `/premises/${encodeURIComponent(premiseId)}/bills/${encodeURIComponent(bill?.id ?? '')}`;
      router.push(withAccount(path, account));
    },
  });
  const problems = problemsOf(values);
  const number = (field: Field) => parseAmount(values[field]);
  const save = () =>
    mutate({
      ...{ account, premise: premiseId, commodity, unit, currency, note: '', estimated: isEstimated },
      ...{ start: values.start, end: values.end },
      ...{ readStart: number('readStart'), readEnd: number('readEnd') },
      ...{ billedUnits: number('billedUnits'), total: number('total') },
      heatFactor: commodity === 'gas' ? number('heatFactor') : null,
    });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSubmitted(true);
    if (Object.keys(problems).length === 0 && !isPending) save();
  };
  const field = (name: Field, type: 'date' | 'text' = 'text') => (
    <TextField
      label={FIELDS[name]}
      type={type}
      inputMode={type === 'text' ? 'decimal' : undefined}
      autoComplete="off"
      value={values[name]}
      error={submitted ? (problems[name] ?? null) : null}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
    />
  );
  return (
    <Card className="screen-only p-4 sm:p-5">
      <form onSubmit={submit} noValidate>
        <div className="mb-4 flex flex-wrap gap-4">
          <SegmentedControl
            legend="Commodity"
            options={commodities.map((value) => ({ value, label: COMMODITY_WORDS[value].label }))}
            value={commodity}
            onChange={setCommodity}
          />
          <SegmentedControl
            legend="Unit of the bill"
            options={UNITS_OF[commodity].map((value) => ({ value, label: value }))}
            value={unit}
            onChange={setUnit}
          />
        </div>
        <HydratedFieldset className="grid gap-4 sm:grid-cols-2">
          {field('start', 'date')}
          {field('end', 'date')}
          {field('readStart')}
          {field('readEnd')}
          {field('billedUnits')}
          {field('total')}
          {commodity === 'gas' ? field('heatFactor') : null}
          <label className="flex min-h-11 items-center gap-3 sm:col-span-2">
            <input
              type="checkbox"
              checked={isEstimated}
              onChange={(event) => setEstimated(event.target.checked)}
              className="size-5 accent-accent"
            />
            The bill says that a reading was estimated
          </label>
        </HydratedFieldset>
        <Button tone="primary" type="submit" busy={isPending} className="mt-4">
          {isPending ? 'Checking…' : 'Check this bill'}
        </Button>
      </form>
      {error ? (
        <div className="mt-4">
          <FailureBanner error={error} title="Couldn’t save the bill" zone={zone} onRetry={save} retrying={isPending} />
        </div>
      ) : null}
    </Card>
  );
}

function problemsOf(values: Record<Field, string>): Partial<Record<Field, string>> {
  const problems: Partial<Record<Field, string>> = {};
  if (values.start === '') problems.start = 'Enter the first day.';
  if (values.end === '') problems.end = 'Enter the day of the next reading.';
  else if (values.start >= values.end) problems.end = 'A bill must end after it begins.';
  for (const name of ['readStart', 'readEnd', 'billedUnits', 'total', 'heatFactor'] as const) {
    if (values[name] !== '' && parseAmount(values[name]) === null) problems[name] = 'Enter a number.';
  }
  return problems;
}
