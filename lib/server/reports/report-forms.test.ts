import { describe, expect, it } from 'vitest';
import { findReport, REPORTS } from './registry';
import { reportForm, reportForms } from './report-forms';

describe('reportForms', () => {
  it('returns the forms of the reports that the account can run', () => {
    expect(reportForms('home').map(({ name }) => name)).toEqual(
      REPORTS.filter(({ audience }) => audience !== 'enterprise').map(({ name }) => name),
    );
    expect(reportForms('enterprise').map(({ name }) => name)).toContain('grid-readings');
  });

  it('has fields for a part of the fleet only where there is a fleet', () => {
    const partsOf = (kind: 'home' | 'enterprise') =>
      reportForms(kind).flatMap(({ name, fields }) => (fields.some((field) => field.kind === 'part') ? [name] : []));
    expect(partsOf('home')).toEqual([]);
    expect(partsOf('enterprise')).toEqual(
      reportForms('enterprise').flatMap(({ name }) => (name === 'account' ? [] : [name])),
    );
  });

  it('has a label for every parameter and every choice', () => {
    for (const { fields } of REPORTS.map(reportForm)) {
      for (const field of fields) {
        expect(field.label).not.toBe(field.name);
        if (field.kind === 'choice') {
          for (const { label, value } of field.options) expect(label).not.toBe(value);
          expect(field.options.map(({ value }) => value)).toContain(field.initial);
        }
      }
    }
  });

  it('makes the fields from the parameters', () => {
    const fieldsOf = (name: string) => reportForm(findReport(name)).fields.filter(({ kind }) => kind !== 'part');
    expect(fieldsOf('usage').map(({ name, kind }) => [name, kind])).toEqual([
      ['start', 'range'],
      ['meter', 'meter'],
      ['granularity', 'choice'],
      ['times', 'choice'],
      ['compare', 'flag'],
      ['average', 'flag'],
      ['register', 'flag'],
      ['cost', 'flag'],
      ['details', 'flag'],
      ['compareWith', 'choice'],
    ]);
    expect(fieldsOf('premises').map(({ kind }) => kind)).toEqual(['flag', 'flag', 'choice']);
    expect(reportForm(findReport('grid-readings'))).toMatchObject({ oneOf: 'gateway' });
    expect(fieldsOf('grid-readings').map(({ kind }) => kind)).toEqual([...['range', 'gateway', 'premise', 'choice']]);
    expect(reportForm(findReport('bulk'))).toMatchObject({ oneOf: null });
  });
});
