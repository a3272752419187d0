import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { type CountSeries, stackFacts, stackRows, stackSums } from './stacked-plot';

const series: CountSeries[] = [
  { key: 'live', label: 'Live', color: 'red', counts: [2, 0, 1] },
  { key: 'pages', label: 'Pages', color: 'blue', counts: [3, 0, 0] },
];

describe('stacked plot', () => {
  it('has a row for each interval, empty ones included', () => {
    expect(stackRows(series, 3)).toEqual([
      { x: 0.5, live: 2, pages: 3 },
      { x: 1.5, live: 0, pages: 0 },
      { x: 2.5, live: 1, pages: 0 },
    ]);
    expect(stackSums(series, 3)).toEqual([5, 0, 1]);
  });

  it('lists the total and the parts above 0', () => {
    const facts = (index: number) =>
      stackFacts(series, [5, 0, 1], index, AMERICAN_FORMATS).map(({ label, value }) => `${label} ${value}`);
    expect([facts(0), facts(1), facts(2)]).toEqual([['All 5', 'Live 2', 'Pages 3'], ['All 0'], ['All 1', 'Live 1']]);
  });
});
