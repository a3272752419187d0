import { z } from 'zod';
import type { ReportField, ReportFormSpec } from '@/lib/contract/report-forms';
import { SELECTION_NAMES } from '@/lib/contract/reports';
import type { AccountRef } from '../account';
import type { ReportDefinition } from './definition';
import { FIELD_LABELS, OPTION_LABELS } from './form-labels';
import { REPORTS } from './registry';

/** Chosen elsewhere: the CSV style with the format, and the account on the page. */
const HIDDEN_FIELDS = new Set(['account', 'separator', 'decimal', 'bom', 'end']);

interface Property {
  enum?: unknown[];
  default?: unknown;
}

/** Returns the forms of all reports for a kind of account. */
export function reportForms(kind: AccountRef['kind']): ReportFormSpec[] {
  const forms = REPORTS.filter(({ audience }) => audience === 'both' || audience === kind).map(reportForm);
  if (kind === 'enterprise') return forms;
  return forms.map((form) => ({ ...form, fields: form.fields.filter((field) => field.kind !== 'part') }));
}

/** Returns the form of a report, made from its schema. */
export function reportForm({ name, title, formats, params, deviceParam }: ReportDefinition): ReportFormSpec {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  const fields = Object.entries(properties)
    .filter(([parameter]) => !HIDDEN_FIELDS.has(parameter))
    .map(([parameter, property]) => toField(parameter, property as Property));
  return {
    name,
    title,
    formats: [...formats],
    fields,
    oneOf: deviceParam ?? null,
  };
}

function toField(name: string, property: Property): ReportField {
  const label = FIELD_LABELS[name] ?? name;
  if (name === 'start') return { name, label, kind: 'range' };
  if (name === 'month' || name === 'meter' || name === 'premise' || name === 'gateway') {
    return { name, label, kind: name };
  }
  if (SELECTION_NAMES.includes(name)) return { name, label, kind: 'part' };
  const values = (property.enum ?? []).map(String);
  if (values.length === 0) return { name, label, kind: 'text' };
  if (values.includes('true')) return { name, label, kind: 'flag' };
  const options = values.map((value) => ({ value, label: OPTION_LABELS[value] ?? value }));
  return { name, label, kind: 'choice', options, initial: String(property.default ?? values[0]) };
}
