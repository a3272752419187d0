'use client';

import { CheckField } from '@/components/ui/check-field';
import { Disclosure } from '@/components/ui/disclosure';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import { SelectField } from './select-field';

/** Job options of a report: whether missing data fails it, and how often it repeats. */
export interface JobOptions {
  strict: boolean;
  every: ExportPeriod | '';
  keep: string;
}

export const PERIOD_WORDS: Record<ExportPeriod, string> = {
  day: 'every day',
  week: 'every week',
  month: 'every month',
};

const KEEP_OPTIONS = ['1', '2', '3', '5', '10', '20', '50'];

interface ScheduleFieldsProps {
  options: JobOptions;
  periods: readonly ExportPeriod[];
  onChange: (options: JobOptions) => void;
}

/** Optional fields: the schedule, files to keep, and whether missing data fails the report. */
export function ScheduleFields({ options, periods, onChange }: ScheduleFieldsProps) {
  const { strict, every, keep } = options;
  const repeatOptions = [
    { value: '', label: 'never' },
    ...periods.map((period) => ({ value: period, label: PERIOD_WORDS[period] })),
  ];
  return (
    <Disclosure summary="Schedule and options">
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="Repeat"
          value={every}
          options={repeatOptions}
          onChange={(value) => onChange({ ...options, every: value as JobOptions['every'] })}
        />
        {every === '' ? null : (
          <SelectField
            label="Files to keep"
            value={keep}
            options={KEEP_OPTIONS.map((value) => ({ value, label: value }))}
            onChange={(value) => onChange({ ...options, keep: value })}
          />
        )}
        <div className="self-end sm:col-span-2">
          <CheckField
            label="Fail if data is missing"
            checked={strict}
            onChange={(on) => onChange({ ...options, strict: on })}
          />
        </div>
      </div>
      {every === '' ? null : <p className="mt-2 max-w-prose text-sm text-quiet">Each run covers the next period.</p>}
    </Disclosure>
  );
}
