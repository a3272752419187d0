'use client';

import { currencySign } from '@/lib/domain/formats/money-text';
import { SegmentedControl } from './segmented-control';

interface MoneySwitchProps {
  /** Of the meter: 'kWh'. */
  unit: string | null;
  currency: string;
  inMoney: boolean;
  onChange: (inMoney: boolean) => void;
}

/** Shows amounts in the meter's unit, or in money. */
export function MoneySwitch({ unit, currency, inMoney, onChange }: MoneySwitchProps) {
  return (
    <SegmentedControl
      legend="Amounts in"
      options={[
        { value: 'units', label: unit ?? 'Units', title: 'Amounts as measured' },
        { value: 'money', label: currencySign(currency), title: 'What it costs' },
      ]}
      value={inMoney ? 'money' : 'units'}
      onChange={(next) => onChange(next === 'money')}
    />
  );
}
