'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { useNow } from '@/components/ui/now';
import { Card, Section } from '@/components/ui/section';
import type { ApiProblem } from '@/lib/client/api-problem';
import { postExportRequest } from '@/lib/client/exports-query';
import { reportCostQueryOptions } from '@/lib/client/report-cost-query';
import { reportUrl } from '@/lib/contract/api-urls';
import { exportsKey } from '@/lib/contract/query-keys';
import type { ReportFormSpec as Form } from '@/lib/contract/report-forms';
import { calendarDayInZone } from '@/lib/domain/times';
import { DownloadFailure } from './download-failure';
import {
  type FormValues,
  formatChoices,
  formError,
  formParameters,
  initialValues,
  linkOf,
  repeatPeriods,
} from './form-values';
import { PartFields } from './part-fields';
import { ReportCostLine } from './report-cost-line';
import { ReportFieldInput } from './report-field';
import { type JobOptions, ScheduleFields } from './schedule-fields';
import { SelectField } from './select-field';
import { useDownload } from './use-download';

interface ReportBuilderProps {
  account: string;
  forms: readonly Form[];
  /** Zone of the days in the form. */
  zone: string;
  /** From a link: a report and its parameters. */
  link: Readonly<Record<string, string>>;
}

const DEFAULT_JOB: JobOptions = { strict: false, every: '', keep: '3' };
/** Default to a list report for an enterprise; estimating all series is slow. */
const DEFAULT_REPORT = { home: 'usage', enterprise: 'bulk' };

/** Chooses a report and fills in the form built from its definition. Days are the premises' local days. */
export function ReportBuilder({ account, forms, zone, link }: ReportBuilderProps) {
  const byDefault = account === 'home' ? DEFAULT_REPORT.home : DEFAULT_REPORT.enterprise;
  const [name, setName] = useState(forms.some((each) => each.name === link.report) ? link.report : byDefault);
  const form = forms.find((each) => each.name === name) ?? forms[0];
  if (!form) return null;
  return (
    <Section title={account === 'home' ? 'Custom export' : 'Create a report'} screenOnly>
      <Card className="p-4">
        <HydratedFieldset>
          <SelectField
            label="Report"
            value={form.name}
            options={forms.map((each) => ({ value: each.name, label: each.title }))}
            onChange={setName}
            className="mb-3"
          />
          <ReportFields key={form.name} account={account} form={form} zone={zone} link={linkOf(form, link)} />
        </HydratedFieldset>
      </Card>
    </Section>
  );
}

function ReportFields({ account, form, zone, link }: Omit<ReportBuilderProps, 'forms'> & { form: Form }) {
  const today = calendarDayInZone(new Date(useNow(60)).toISOString(), zone);
  const [values, setValues] = useState<FormValues>(() => initialValues(form, today, link));
  const [chosenFormat, setFormat] = useState('csv');
  const [job, setJob] = useState(DEFAULT_JOB);
  const download = useDownload();
  const client = useQueryClient();
  const start = useMutation<unknown, ApiProblem, Parameters<typeof postExportRequest>[0]>({
    mutationFn: postExportRequest,
    onSettled: () => client.invalidateQueries({ queryKey: exportsKey(account) }),
  });

  const formats = formatChoices(form, values);
  const format = formats.find(({ value }) => value === chosenFormat) ?? formats[0];
  const invalid = formError(form, values);
  const parameters = invalid === null ? formParameters(form, values) : {};
  const query = useQuery({
    ...reportCostQueryOptions(account, form.name, { ...parameters, ...(format && { format: format.format }) }),
    enabled: invalid === null,
  });
  const cost = invalid === null ? query.data?.data : undefined;
  const asJob = job.every !== '' || job.strict || cost?.asJob === true;
  const busy = download.busy || start.isPending;
  const run = () => {
    if (!format || invalid !== null) return;
    const allParameters = { ...parameters, ...format.csvOptions };
    if (!asJob) return download.start(reportUrl(account, form.name, format.format, allParameters));
    const schedule = job.every === '' ? {} : { every: job.every, keep: Number(job.keep) };
    start.mutate({
      account,
      report: form.name,
      parameters: allParameters,
      format: format.format,
      strict: job.strict,
      ...schedule,
    });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset>
        <legend className="sr-only">{form.title}</legend>
        <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
          {form.fields
            .filter(({ kind }) => kind !== 'part')
            .map((field) => (
              <ReportFieldInput
                key={field.name}
                account={account}
                field={field}
                values={values}
                today={today}
                error={invalid}
                onChange={(changed, value) => setValues({ ...values, [changed]: value })}
              />
            ))}
          <SelectField label="Format" value={format?.value ?? ''} options={formats} onChange={setFormat} />
        </div>
        <PartFields
          account={account}
          fields={form.fields.filter(({ kind }) => kind === 'part')}
          values={values}
          onChange={(changed, value) => setValues({ ...values, [changed]: value })}
        />
        <div className="mt-2">
          <ScheduleFields options={job} periods={repeatPeriods(form)} onChange={setJob} />
        </div>
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" tone="primary" busy={busy} disabled={invalid !== null} className="w-full sm:w-auto">
            {busy ? (asJob ? 'Starting…' : 'Preparing…') : asJob ? 'Start' : 'Download'}
          </Button>
          <ReportCostLine account={account} cost={cost} problem={invalid ?? query.error?.detail ?? null} />
        </div>
      </fieldset>
      <DownloadFailure error={asJob ? start.error : download.error} onRetry={run} />
    </form>
  );
}
