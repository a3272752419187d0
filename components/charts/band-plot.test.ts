import { describe, expect, it } from 'vitest';
import { bandExtremes, bandFacts, bandRows } from './band-plot';
import { spanAxis } from './value-ticks';

const point = (low: number, mean: number, high: number) => ({ low, mean, high });
const GAP = { low: null, mean: null, high: null };
const series = [
  { key: 'g', label: 'Voltage', color: 'blue', points: [point(98, 119, 121), GAP, point(120, 120, 120)] },
];

describe('band plot', () => {
  it('spans the full width of each slot and keeps gaps', () => {
    const rows = bandRows(series, [118, null, 119], 3);
    expect(rows.map(({ x }) => x)).toEqual([0, 1, 1, 2, 2, 3]);
    expect(rows.map((row) => row['ribbon g'])).toEqual([[98, 121], [98, 121], null, null, [120, 120], [120, 120]]);
    expect(rows.map((row) => row.reference)).toEqual([118, 118, null, null, 119, 119]);
  });

  it('includes the extremes, the reference and the limits', () => {
    expect(bandExtremes(series, [130, null, null], [108, 126])).toEqual([98, 130]);
    expect(bandExtremes([], null, [108, 126])).toEqual([108, 126]);
  });

  it('lists the values of a slot, with extremes only where they differ', () => {
    const write = (value: number) => `${value} V`;
    const median = { label: 'Median', values: [118, null, 119] };
    expect(bandFacts(series, median, 0, write)).toEqual([
      { label: 'Voltage', value: '119 V (98 V to 121 V)' },
      { label: 'Median', value: '118 V' },
    ]);
    expect(bandFacts(series, median, 1, write)).toEqual([{ label: 'Voltage', value: 'no reading' }]);
    expect(bandFacts(series, null, 2, write)).toEqual([{ label: 'Voltage', value: '120 V' }]);
  });

  it('has an axis with round ticks that can start above 0', () => {
    expect(spanAxis(108, 126).ticks).toEqual([110, 115, 120, 125]);
    const hertz = spanAxis(59.95, 60.05);
    expect(hertz.ticks.every((tick) => tick > hertz.low && tick < hertz.high)).toBe(true);
    expect(spanAxis(60, 60).ticks.length).toBeGreaterThan(0);
  });
});
