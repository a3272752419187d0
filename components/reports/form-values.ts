import { addDays, addMonths, isLocalDay } from '@/lib/client/local-day';
import type { ReportForm } from '@/lib/contract/report-forms';
import type { ExportPeriod } from '@/lib/domain/exports/periods';

/** What is typed and chosen, by parameter; of a range `last` is the last day, included. */
export type FormValues = Record<string, string>;

/** A format as people choose it: the ending of the file, and how a CSV is spelled. */
export interface FormatChoice {
  value: string;
  label: string;
  format: string;
  spelling: Record<string, string>;
}

const FORMATS: readonly FormatChoice[] = [
  { value: 'csv', label: 'CSV', format: 'csv', spelling: {} },
  { value: 'excel', label: 'CSV for Excel', format: 'csv', spelling: { bom: 'true' } },
  {
    value: 'excel-comma',
    label: 'CSV for Excel, decimal comma',
    format: 'csv',
    spelling: { bom: 'true', decimal: 'comma', separator: 'semicolon' },
  },
  { value: 'json', label: 'JSON', format: 'json', spelling: {} },
  { value: 'jsonl', label: 'JSON, a row a line', format: 'jsonl', spelling: {} },
  { value: 'zip', label: 'Zip of CSV files', format: 'zip', spelling: {} },
];

/** The formats that a report comes in with these values. */
export function formatChoices({ formats, oneOf }: ReportForm, values: FormValues): FormatChoice[] {
  const onlyZip = oneOf !== null && !values[oneOf];
  return FORMATS.filter(({ format }) => formats.includes(format) && (!onlyZip || format === 'zip'));
}

/** A form as it is opened: the last whole week, the last whole month, everything. `today` is a local day. */
export function initialValues({ fields }: ReportForm, today: string): FormValues {
  const values: FormValues = {};
  for (const field of fields) {
    if (field.kind === 'range') {
      values.start = addDays(today, -7);
      values.last = addDays(today, -1);
    } else if (field.kind === 'month') values[field.name] = addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
    else values[field.name] = field.kind === 'choice' ? field.initial : '';
  }
  return values;
}

/** Why the form can't be sent as it is; null when it can. */
export function whatIsWrong({ fields }: ReportForm, { start = '', last = '', month = '' }: FormValues): string | null {
  for (const { kind } of fields) {
    if (kind === 'month' && !/^\d{4}-\d{2}$/.test(month)) return 'Choose a month.';
    if (kind !== 'range') continue;
    if (!isLocalDay(start) || !isLocalDay(last)) return 'Choose both days.';
    if (last < start) return 'The last day is before the first.';
  }
  return null;
}

/** The report's parameters; what is left at its default is not among them. */
export function parametersOf({ fields }: ReportForm, values: FormValues): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name] ?? '';
    if (field.kind === 'range') {
      parameters.start = values.start ?? '';
      parameters.end = addDays(values.last ?? '', 1);
    } else if (value !== '' && !(field.kind === 'choice' && value === field.initial)) parameters[field.name] = value;
  }
  return parameters;
}

/** How often a report with these fields can be run again. */
export function periodsOf({ fields }: ReportForm): ExportPeriod[] {
  return fields.some(({ kind }) => kind === 'month') ? ['month'] : ['day', 'week', 'month'];
}
