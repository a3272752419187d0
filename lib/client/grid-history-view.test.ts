import { describe, expect, it } from 'vitest';
import { gridHistorySearch, lastDays, parseGridHistoryView } from './grid-history-view';

const TODAY = '2026-11-20';
const parse = (search: string) => parseGridHistoryView(new URLSearchParams(search), TODAY);

describe('grid history view in the URL', () => {
  it('is parsed as it was written', () => {
    const search = 'gateway=a&gateway=b&start=2026-11-01&end=2026-11-08&limits=service&neighbours=1';
    expect(gridHistorySearch(parse(search))).toBe(search);
    expect(parse(search)).toMatchObject({ gateways: ['a', 'b'], neighbours: true, limits: 'service' });
  });

  it('falls back to today and the default limits for invalid values', () => {
    const today = { start: TODAY, end: '2026-11-21' };
    expect(parse('gateway=a&gateway=a&gateway=')).toMatchObject({ ...today, gateways: ['a'], limits: 'utilization' });
    for (const range of [
      'start=2026-11-08&end=2026-11-01',
      'start=soon&end=later',
      'start=2010-01-01&end=2026-01-01',
    ]) {
      expect(parse(range)).toMatchObject(today);
    }
    // Six years of one gateway, but not of six.
    const years = { start: '2020-01-01', end: '2026-01-01' };
    expect(parse('gateway=a&start=2020-01-01&end=2026-01-01')).toMatchObject(years);
    const six = 'gateway=1&gateway=2&gateway=3&gateway=4&gateway=5&gateway=6';
    expect(parse(`${six}&start=2020-01-01&end=2026-01-01`)).toMatchObject(today);
    expect(parse('limits=a1-2').limits).toBe('utilization');
  });

  it('keeps at most six gateways, and counts days up to and including today', () => {
    expect(parse('gateway=1&gateway=2&gateway=3&gateway=4&gateway=5&gateway=6&gateway=7').gateways).toHaveLength(6);
    expect(lastDays(7, TODAY)).toEqual({ start: '2026-11-14', end: '2026-11-21' });
  });
});
