'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CommoditySwatch } from '@/components/ui/commodity-swatch';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { FailureBanner } from '@/components/ui/query-state';
import { Card } from '@/components/ui/section';
import { TextField } from '@/components/ui/text-field';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { postPrice } from '@/lib/client/costs-query';
import { pricesPath } from '@/lib/client/money-paths';
import { pricesChanged } from '@/lib/client/prices-changed';
import { tariffsKey } from '@/lib/contract/query-keys';
import type { Commodity } from '@/lib/domain/money/tariff';
import { COMMODITY_WORDS } from './cost-words';
import { parseAmount } from './parse-amount';

interface PriceQuestionProps {
  account: string;
  premiseId: string;
  commodity: Commodity;
  currency: string;
  /** The price now, when it is being changed. */
  before?: { price: number; monthlyCharge: number };
  /** The first day of a changed price; without it, the price is for all of the past, too. */
  from?: string;
  onDone?: () => void;
}

/** Asks for the one price and the monthly charge. Enough for most homes, and answered in ten seconds. */
export function PriceQuestion({ account, premiseId, commodity, currency, before, from, onDone }: PriceQuestionProps) {
  const zone = useViewerZone();
  const queryClient = useQueryClient();
  const { label, color, unit } = COMMODITY_WORDS[commodity];
  const inMoney = currency === 'USD' ? 'in dollars' : `in ${currency}`;
  const [price, setPrice] = useState(before ? String(before.price) : '');
  const [charge, setCharge] = useState(before ? String(before.monthlyCharge) : '');
  const [submitted, setSubmitted] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: postPrice,
    onSuccess: async (answer) => {
      queryClient.setQueryData(tariffsKey(account, premiseId), answer);
      await pricesChanged(queryClient, account, premiseId);
      onDone?.();
    },
  });
  const [priceNumber, chargeNumber] = [parseAmount(price), parseAmount(charge === '' ? '0' : charge)];
  const save = () => {
    if (priceNumber === null || chargeNumber === null) return;
    const amounts = { price: priceNumber, monthlyCharge: chargeNumber, currency, from: from ?? null };
    mutate({ account, premise: premiseId, commodity, ...amounts });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSubmitted(true);
    if (!isPending) save();
  };
  return (
    <Card className="p-4 sm:p-5">
      <h2 className="flex items-center gap-2.5 font-semibold">
        <CommoditySwatch color={color} />
        {`What do you pay for ${label.toLowerCase()}?`}
      </h2>
      <p className="mt-1 text-sm text-quiet">
        Your bill says it. A rough number is fine; you can change it any time. Tiers, seasons or times of day?{' '}
        <Link href={pricesPath(account, premiseId, commodity)} className="link">
          Enter all prices
        </Link>
        .
      </p>
      <form onSubmit={submit} noValidate className="mt-4">
        <HydratedFieldset className="grid gap-4 sm:grid-cols-[1fr_1fr_auto] sm:items-start">
          <TextField
            label={`Price per ${unit}, ${inMoney}`}
            inputMode="decimal"
            autoComplete="off"
            placeholder={commodity === 'electricity' && currency === 'USD' ? '0.15' : undefined}
            value={price}
            error={submitted && priceNumber === null ? 'Enter a price, such as 0.15.' : null}
            onChange={(event) => setPrice(event.target.value)}
          />
          <TextField
            label={`Fixed charge per month, ${inMoney}`}
            inputMode="decimal"
            autoComplete="off"
            placeholder="0"
            value={charge}
            error={submitted && chargeNumber === null ? 'Enter an amount, such as 12.50.' : null}
            onChange={(event) => setCharge(event.target.value)}
          />
          <Button tone="primary" type="submit" busy={isPending} className="sm:mt-[1.625rem]">
            {isPending ? 'Saving…' : 'Save'}
          </Button>
        </HydratedFieldset>
      </form>
      {error ? (
        <div className="mt-4">
          <FailureBanner
            error={error}
            title="Couldn’t save the price"
            zone={zone}
            onRetry={save}
            retrying={isPending}
          />
        </div>
      ) : null}
    </Card>
  );
}
