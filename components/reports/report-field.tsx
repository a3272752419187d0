'use client';

import { TextField } from '@/components/ui/text-field';
import type { PremiseSummary } from '@/lib/contract/premises';
import type { ReportField } from '@/lib/contract/report-forms';
import { CheckField } from './check-field';
import type { FormValues } from './form-values';
import { GatewayField } from './gateway-field';
import { MeterSelect } from './meter-select';
import { SelectField } from './select-field';

interface ReportFieldProps {
  field: ReportField;
  values: FormValues;
  premises: readonly PremiseSummary[];
  today: string;
  /** Shown at the last day and the month. */
  error: string | null;
  onChange: (name: string, value: string) => void;
}

/** One input of a report's form. */
export function ReportFieldInput({ field, values, premises, today, error, onChange }: ReportFieldProps) {
  const { name, label } = field;
  const value = values[name] ?? '';
  const change = (text: string) => onChange(name, text);
  switch (field.kind) {
    case 'range':
      return (
        <>
          <TextField
            label="First day"
            type="date"
            max={today}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
          <TextField
            label="Last day"
            type="date"
            max={today}
            value={values.last ?? ''}
            onChange={(event) => onChange('last', event.target.value)}
            error={error}
          />
        </>
      );
    case 'month':
      return (
        <TextField
          label={label}
          type="month"
          max={today.slice(0, 7)}
          value={value}
          onChange={(event) => change(event.target.value)}
          error={error}
        />
      );
    case 'meter':
      return <MeterSelect premises={premises} value={value} onChange={change} />;
    case 'gateway':
      return <GatewayField label={label} premises={premises} value={value} onChange={change} />;
    case 'premise':
      return (
        <SelectField
          label={label}
          value={value}
          options={[
            { value: '', label: 'All' },
            ...premises.map(({ id, name: premiseName }) => ({ value: id, label: premiseName ?? id })),
          ]}
          onChange={change}
        />
      );
    case 'choice':
      return <SelectField label={label} value={value} options={field.options} onChange={change} />;
    case 'flag':
      return (
        <div className="self-end">
          <CheckField label={label} checked={value === 'true'} onChange={(on) => change(on ? 'true' : '')} />
        </div>
      );
    default:
      return (
        <TextField
          label={label}
          hint="ID. Leave empty for all."
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      );
  }
}
