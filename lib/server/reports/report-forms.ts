import { z } from 'zod';
import type { ReportField, ReportFormSpec } from '@/lib/contract/report-forms';
import type { AccountRef } from '../account';
import type { ReportDefinition } from './definition';
import { FIELD_LABELS, OPTION_LABELS } from './form-labels';
import { REPORTS } from './registry';

/** How a file is spelled is chosen with its format, and whose it is on the page. */
const ELSEWHERE = new Set(['account', 'separator', 'decimal', 'bom', 'end']);

interface Property {
  enum?: unknown[];
  default?: unknown;
}

/** The forms of all reports that are made for a kind of account. */
export function reportForms(kind: AccountRef['kind']): ReportFormSpec[] {
  return REPORTS.filter(({ audience }) => audience === 'both' || audience === kind).map(reportForm);
}

/** The form of a report, from its own schema. */
export function reportForm({
  name,
  title,
  formats,
  params,
  deviceParam: oneOf,
  series,
  parts,
}: ReportDefinition): ReportFormSpec {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' });
  const fields = Object.entries(properties)
    .filter(([parameter]) => !ELSEWHERE.has(parameter))
    .map(([parameter, property]) => fieldOf(parameter, property as Property));
  return {
    name,
    title,
    formats: [...formats],
    fields,
    oneOf: oneOf ?? null,
    hasCost: series !== undefined || parts !== undefined,
  };
}

function fieldOf(name: string, property: Property): ReportField {
  const label = FIELD_LABELS[name] ?? name;
  if (name === 'start') return { name, label, kind: 'range' };
  if (name === 'month' || name === 'meter' || name === 'premise' || name === 'gateway') {
    return { name, label, kind: name };
  }
  const values = (property.enum ?? []).map(String);
  if (values.length === 0) return { name, label, kind: 'text' };
  if (values.includes('true')) return { name, label, kind: 'flag' };
  const options = values.map((value) => ({ value, label: OPTION_LABELS[value] ?? value }));
  return { name, label, kind: 'choice', options, initial: String(property.default ?? values[0]) };
}
