'use client';

import { Disclosure } from '@/components/ui/disclosure';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import { CheckField } from './check-field';
import { SelectField } from './select-field';

/** How a report is made as a job: whole or not at all, and run again. */
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

const KEPT = ['1', '2', '3', '5', '10', '20', '50'];

interface AgainFieldsProps {
  choices: JobOptions;
  periods: readonly ExportPeriod[];
  onChange: (choices: JobOptions) => void;
}

/** What most people leave as it is. */
export function ScheduleFields({ choices, periods, onChange }: AgainFieldsProps) {
  const { strict, every, keep } = choices;
  const again = [
    { value: '', label: 'never' },
    ...periods.map((period) => ({ value: period, label: PERIOD_WORDS[period] })),
  ];
  return (
    <Disclosure summary="Run it again, or only when whole">
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label="Run again"
          value={every}
          options={again}
          onChange={(value) => onChange({ ...choices, every: value as JobOptions['every'] })}
        />
        {every === '' ? null : (
          <SelectField
            label="Newest files that are kept"
            value={keep}
            options={KEPT.map((value) => ({ value, label: value }))}
            onChange={(value) => onChange({ ...choices, keep: value })}
          />
        )}
        <div className="self-end sm:col-span-2">
          <CheckField
            label="Fail rather than leave something out"
            checked={strict}
            onChange={(on) => onChange({ ...choices, strict: on })}
          />
        </div>
      </div>
      {every === '' ? null : (
        <p className="mt-2 max-w-prose text-sm text-quiet">Each run is of days moved along by as much.</p>
      )}
    </Disclosure>
  );
}
