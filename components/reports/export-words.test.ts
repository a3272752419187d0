import { describe, expect, it } from 'vitest';
import { gapsText, parametersText, retentionText, sizeText } from './export-words';

describe('words of a report', () => {
  it('say the days that are in it, and how it is spelled', () => {
    const parameters = { start: '2026-10-01', end: '2026-10-08', granularity: 'day', detailed: 'true' };
    expect(parametersText({ parameters, format: 'zip' })).toBe('2026-10-01 to 2026-10-07, day, detailed, zip');
    const excel = { bom: 'true', decimal: 'comma', separator: 'semicolon' };
    expect(parametersText({ parameters: excel, format: 'csv' })).toBe('csv for Excel decimal comma');
  });

  it('name what is not there', () => {
    const gap = (id: string) => ({ id, start: '', end: '', reason: 'missing' as const });
    expect(gapsText({ gaps: [gap('a')], gapCount: 1 })).toMatch(/^1 part is not there, of a\./);
    expect(gapsText({ gaps: ['a', 'b', 'b', 'c', 'd'].map(gap), gapCount: 5 })).toMatch(
      /^5 parts are not there, of a, b, c and 1 more\./,
    );
  });

  it('say how long files are kept here', () => {
    expect(retentionText(30)).toMatch(/^Files are kept for 30 days, /);
    expect(retentionText(1)).toMatch(/^Files are kept for a day, /);
  });

  it.each([
    [12, '12 bytes'],
    [3_400, '3 kB'],
    [12_340_000, '12.3 MB'],
  ])('%i: %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
