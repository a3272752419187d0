'use client';

import { CheckField } from '@/components/ui/check-field';
import { TextField } from '@/components/ui/text-field';
import type { ReportField } from '@/lib/contract/report-forms';
import { DeviceField } from './device-field';
import type { FormValues } from './form-values';
import { SelectField } from './select-field';

interface ReportFieldProps {
  account: string;
  field: ReportField;
  values: FormValues;
  today: string;
  /** Shown at the last day and the month. */
  error: string | null;
  onChange: (name: string, value: string) => void;
}

/** One input of a report's form. */
export function ReportFieldInput({ account, field, values, today, error, onChange }: ReportFieldProps) {
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
    case 'gateway':
    case 'premise':
      return <DeviceField account={account} list={`${field.kind}s`} label={label} value={value} onChange={change} />;
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
