import { describe, expect, it } from 'vitest';
import { patternDays, patternGranularity, usageViewOf, viewsOf } from './view-choice';

describe('the views of usage', () => {
  it.each([
    ['power', ['bars', 'heat', 'load', 'peaks', 'days']],
    ['power_gen', ['bars', 'heat', 'load', 'peaks', 'days']],
    ['water', ['bars', 'heat', 'days']],
    ['steam', ['bars', 'heat', 'days']],
  ])('of %s are %j', (type, names) => {
    expect(viewsOf(type)).toEqual(names);
  });

  it('are named by the address, and are bars for anything else', () => {
    expect(usageViewOf('heat', viewsOf('water'))).toBe('heat');
    expect(usageViewOf('load', viewsOf('water'))).toBe('bars');
    expect(usageViewOf(null, viewsOf('power'))).toBe('bars');
  });

  it.each([
    ['2026-11-19', '2026-11-20', '2026-11-01', '2026-12-01'],
    ['2026-11-16', '2026-11-23', '2026-11-16', '2026-11-23'],
    ['2020-01-01', '2026-01-01', '2024-12-31', '2026-01-01'],
  ])('of %s to %s are of %s to %s', (start, end, from, to) => {
    expect(patternDays({ start, end })).toEqual({ start: from, end: to });
  });

  it('take quarter hours where peaks matter and there are not too many', () => {
    const month = { start: '2026-11-01', end: '2026-12-01' };
    expect(patternGranularity('peaks', month)).toBe('fifteenminute');
    expect(patternGranularity('heat', month)).toBe('hour');
    expect(patternGranularity('load', { start: '2026-01-01', end: '2027-01-01' })).toBe('hour');
  });
});
