import { describe, expect, it } from 'vitest';
import type { ReportFormSpec } from '@/lib/contract/report-forms';
import { formatChoices, formError, formParameters, initialValues, linkOf, repeatPeriods } from './form-values';

const usage: ReportFormSpec = {
  name: 'usage',
  title: 'Usage',
  formats: ['csv', 'json', 'zip'],
  oneOf: 'meter',
  fields: [
    { name: 'start', label: 'Days', kind: 'range' },
    { name: 'meter', label: 'Meter', kind: 'meter' },
    { name: 'granularity', label: 'Interval', kind: 'choice', initial: 'hour', options: [] },
    { name: 'detailed', label: 'Detailed', kind: 'flag' },
  ],
};
const monthly: ReportFormSpec = { ...usage, oneOf: null, fields: [{ name: 'month', label: 'Month', kind: 'month' }] };

describe('initialValues', () => {
  it('chooses the last 7 days, or the last month', () => {
    const values = initialValues(usage, '2026-11-20');
    expect(values).toEqual({ start: '2026-11-13', last: '2026-11-19', meter: '', granularity: 'hour', detailed: '' });
    expect(initialValues(monthly, '2026-01-20')).toEqual({ month: '2025-12' });
  });

  it('takes the parameters of a link, except for impossible ones', () => {
    const link = { start: '2026-10-01', end: '2026-11-01', meter: '12:0170', granularity: 'week', detailed: 'true' };
    expect(initialValues(usage, '2026-11-20', link)).toEqual({
      ...{ start: '2026-10-01', last: '2026-10-31', meter: '12:0170', granularity: 'hour', detailed: 'true' },
    });
    expect(initialValues(usage, '2026-11-20', { ...link, end: '2026-10-01' }).last).toBe('2026-11-19');
    expect(initialValues(monthly, '2026-01-20', { month: '2025-03', meter: 'm' })).toEqual({ month: '2025-03' });
    expect(initialValues(monthly, '2026-01-20', { month: 'May' })).toEqual({ month: '2025-12' });
  });
});

describe('formParameters', () => {
  it('ends on the day after the last one and leaves out defaults', () => {
    const values = { ...initialValues(usage, '2026-11-20'), granularity: 'day', detailed: 'true' };
    expect(formParameters(usage, values)).toEqual({
      start: '2026-11-13',
      end: '2026-11-20',
      granularity: 'day',
      detailed: 'true',
    });
    expect(formParameters(usage, initialValues(usage, '2026-11-20'))).toEqual({
      start: '2026-11-13',
      end: '2026-11-20',
    });
  });
});

describe('formError', () => {
  it('names the first invalid field', () => {
    const values = initialValues(usage, '2026-11-20');
    expect(formError(usage, values)).toBeNull();
    expect(formError(usage, { ...values, start: '2026-11-20' })).toMatch(/before the first/);
    expect(formError(usage, { ...values, last: '' })).toMatch(/both days/);
    expect(formError(monthly, { month: '' })).toMatch(/month/);
  });
});

describe('formatChoices', () => {
  it('offers only a zip for several meters, and every format for one', () => {
    expect(formatChoices(usage, { meter: '' }).map(({ value }) => value)).toEqual(['zip']);
    expect(formatChoices(usage, { meter: 'm' }).map(({ value }) => value)).toEqual([
      'csv',
      'excel',
      'excel-comma',
      'json',
      'zip',
    ]);
  });
});

describe('repeatPeriods', () => {
  it('offers only months for a monthly report', () => {
    expect(repeatPeriods(monthly)).toEqual(['month']);
    expect(repeatPeriods(usage)).toEqual(['day', 'week', 'month']);
  });
});

it('keeps the part of the fleet that a link names when another report is chosen', () => {
  const link = { report: 'usage', meter: '12:0170', filter: 'gateways?state=down', city: 'Boulder' };
  const part = (name: string) => ({ name, label: name, kind: 'part' }) as const;
  const gateways: ReportFormSpec = { ...usage, name: 'gateways', oneOf: null, fields: [part('filter'), part('city')] };
  expect(linkOf(usage, link)).toBe(link);
  expect(linkOf(gateways, link)).toEqual({ filter: 'gateways?state=down', city: 'Boulder' });
});
