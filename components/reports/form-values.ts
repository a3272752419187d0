import type { ReportFormSpec } from '@/lib/contract/report-forms';
import type { ExportPeriod } from '@/lib/domain/exports/periods';
import { addLocalDays, isLocalDay, monthStart } from '@/lib/domain/local-day';

/** Form values by parameter. `last` is the last day of a range, included. */
export type FormValues = Record<string, string>;

/** A format in the form: the file type and its CSV options. */
export interface FormatChoice {
  value: string;
  label: string;
  format: string;
  csvOptions: Record<string, string>;
}

const FORMATS: readonly FormatChoice[] = [
  { value: 'csv', label: 'CSV', format: 'csv', csvOptions: {} },
  { value: 'excel', label: 'CSV for Excel', format: 'csv', csvOptions: { bom: 'true' } },
  {
    value: 'excel-comma',
    label: 'CSV for Excel, decimal comma',
    format: 'csv',
    csvOptions: { bom: 'true', decimal: 'comma', separator: 'semicolon' },
  },
  { value: 'json', label: 'JSON', format: 'json', csvOptions: {} },
  { value: 'jsonl', label: 'JSON Lines', format: 'jsonl', csvOptions: {} },
  { value: 'zip', label: 'Zip of CSV files', format: 'zip', csvOptions: {} },
];

const MONTH = /^\d{4}-\d{2}$/;
/** Longest value in a link: the filters of a page. */
const MAX_LINK_VALUE = 1000;

/** Returns the formats available for these values. */
export function formatChoices({ formats, oneOf }: ReportFormSpec, values: FormValues): FormatChoice[] {
  const onlyZip = oneOf !== null && !values[oneOf];
  return FORMATS.filter(({ format }) => formats.includes(format) && (!onlyZip || format === 'zip'));
}

/**
 * Returns a form's initial values: the 7 days before today, the last month, everything, except for the report's
 * parameters that a link gives. `today` is a local day.
 */
export function initialValues(
  { fields }: ReportFormSpec,
  today: string,
  link: Readonly<Record<string, string>> = {},
): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    const given = link[field.name] ?? '';
    if (field.kind === 'range') {
      const { start = '', end = '' } = link;
      const isRange = isLocalDay(start) && isLocalDay(end) && start < end;
      values.start = isRange ? start : addLocalDays(today, -7);
      values.last = addLocalDays(isRange ? end : today, -1);
    } else if (field.kind === 'month') {
      values[field.name] = MONTH.test(given) ? given : monthStart(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
    } else if (field.kind === 'choice') {
      values[field.name] = field.options.some(({ value }) => value === given) ? given : field.initial;
    } else values[field.name] = given.slice(0, MAX_LINK_VALUE);
  }
  return values;
}

/** Returns what a link says about a report: of another report than the one it names, only the part of the fleet. */
export function linkOf(
  { name, fields }: ReportFormSpec,
  link: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (link.report === name) return link;
  const parts = new Set(fields.flatMap((field) => (field.kind === 'part' ? [field.name] : [])));
  return Object.fromEntries(Object.entries(link).filter(([parameter]) => parts.has(parameter)));
}

/** Returns why the form is invalid; null when it is valid. */
export function formError(
  { fields }: ReportFormSpec,
  { start = '', last = '', month = '' }: FormValues,
): string | null {
  for (const { kind } of fields) {
    if (kind === 'month' && !MONTH.test(month)) return 'Choose a month.';
    if (kind !== 'range') continue;
    if (!isLocalDay(start) || !isLocalDay(last)) return 'Choose both days.';
    if (last < start) return 'The last day is before the first.';
  }
  return null;
}

/** Returns the report's parameters, without defaults. */
export function formParameters({ fields }: ReportFormSpec, values: FormValues): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name] ?? '';
    if (field.kind === 'range') {
      parameters.start = values.start ?? '';
      parameters.end = addLocalDays(values.last ?? '', 1);
    } else if (value !== '' && !(field.kind === 'choice' && value === field.initial)) parameters[field.name] = value;
  }
  return parameters;
}

/** Returns how often a report with these fields can repeat. */
export function repeatPeriods({ fields }: ReportFormSpec): ExportPeriod[] {
  return fields.some(({ kind }) => kind === 'month') ? ['month'] : ['day', 'week', 'month'];
}
