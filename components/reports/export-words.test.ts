import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { gapsText, parametersText, retentionText, sizeText } from './export-words';

describe('parametersText', () => {
  it('lists the days and the CSV options', () => {
    const parameters = { start: '2026-10-01', end: '2026-10-08', granularity: 'day', detailed: 'true' };
    expect(parametersText({ parameters, format: 'zip' }, AMERICAN_FORMATS)).toBe('Oct 1–7, 2026, day, detailed, zip');
    const excel = { bom: 'true', decimal: 'comma', separator: 'semicolon' };
    expect(parametersText({ parameters: excel, format: 'csv' }, AMERICAN_FORMATS)).toBe('csv for Excel decimal comma');
  });
});

describe('gapsText', () => {
  it('names the entities with missing parts', () => {
    const gap = (id: string) => ({ id, start: '', end: '', reason: 'missing' as const });
    expect(gapsText({ gaps: [gap('a')], gapCount: 1 }, AMERICAN_FORMATS)).toMatch(/^1 part is missing from a\./);
    expect(gapsText({ gaps: ['a', 'b', 'b', 'c', 'd'].map(gap), gapCount: 5 }, AMERICAN_FORMATS)).toMatch(
      /^5 parts are missing from a, b, c and others\./,
    );
    expect(gapsText({ gaps: [gap('a')], gapCount: 900 }, AMERICAN_FORMATS)).toMatch(
      /^900 parts are missing from a and others\./,
    );
  });
});

describe('retentionText', () => {
  it('names the number of days', () => {
    expect(retentionText(30, AMERICAN_FORMATS)).toMatch(/^Files are kept for 30 days\. /);
    expect(retentionText(1, AMERICAN_FORMATS)).toMatch(/^Files are kept for a day\. /);
  });
});

describe('sizeText', () => {
  it.each([
    [12, '12 bytes'],
    [3_400, '3\u202fkB'],
    [12_340_000, '12.3\u202fMB'],
  ])('%i: %s', (bytes, text) => {
    expect(sizeText(bytes, AMERICAN_FORMATS)).toBe(text);
  });
});
