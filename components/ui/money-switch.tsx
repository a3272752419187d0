'use client';

import { useMoneyShown } from '@/lib/client/money-shown';
import { currencySign } from '@/lib/domain/formats/money-text';
import { SegmentedControl } from './segmented-control';

interface MoneySwitchProps {
  /** Of the meter: 'kWh'. */
  unit: string | null;
  currency: string;
  /** Instead of the choice that is remembered, and told about another one. */
  value?: boolean;
  onChange?: (inMoney: boolean) => void;
}

/** Shows amounts in the meter's unit, or in money. The choice is remembered. */
export function MoneySwitch({ unit, currency, value, onChange }: MoneySwitchProps) {
  const { inMoney, choose } = useMoneyShown();
  return (
    <SegmentedControl
      legend="Amounts in"
      options={[
        { value: 'units', label: unit ?? 'Units', title: 'Amounts as measured' },
        { value: 'money', label: currencySign(currency), title: 'What it costs' },
      ]}
      value={(value ?? inMoney) ? 'money' : 'units'}
      onChange={(next) => {
        choose(next === 'money');
        onChange?.(next === 'money');
      }}
    />
  );
}
