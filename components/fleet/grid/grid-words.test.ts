import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { timeInBands } from '@/lib/domain/grid/time-in-band';
import { frequencySummary, gridSentence, neighborsCostText, voltageSummary } from './grid-words';

const plain = (text: string) => text.replaceAll('\u202f', ' ');
const HOUR = 3_600_000;
const inBands = (a: number | null, hours: number) => ({
  inBands: { a, b: a === null ? null : 1 - a, outside: null, outage: null, measuredMs: hours * HOUR },
});

describe('voltageSummary', () => {
  it('counts every gateway by the time it was measured, not only the first', () => {
    expect(plain(voltageSummary([inBands(0, 1), inBands(1, 3)], AMERICAN_FORMATS))).toBe(
      'Voltage of 2 gateways, in band A 75% of the measured time.',
    );
  });

  it('leaves out gateways without measurements', () => {
    const nothing = { inBands: timeInBands([], []) };
    expect(plain(voltageSummary([nothing, inBands(0.5, 2)], AMERICAN_FORMATS))).toBe(
      'Voltage of 2 gateways, in band A 50% of the measured time.',
    );
    expect(voltageSummary([nothing], AMERICAN_FORMATS)).toBe('Voltage of 1 gateway.');
  });
});

describe('frequencySummary', () => {
  it('names every nominal frequency', () => {
    expect(frequencySummary(1, [60], AMERICAN_FORMATS)).toBe('Frequency of 1 gateway around 60 Hz.');
    expect(frequencySummary(2, [50, 60], AMERICAN_FORMATS)).toBe('Frequency of 2 gateways around 50 and 60 Hz.');
  });
});

describe('neighborsCostText', () => {
  it.each([
    [1, 'About 1 more request for days not stored yet.'],
    [5, 'About 5 more requests for days not stored yet.'],
  ])('of %d', (count, text) => expect(neighborsCostText(count, AMERICAN_FORMATS)).toBe(text));
});

describe('gridSentence', () => {
  const say = (counts: Record<string, number>) =>
    gridSentence(
      Object.entries(counts).map(([value, count]) => ({ value, label: value, count })),
      AMERICAN_FORMATS,
    );

  it.each([
    [{ a: 1 }, '1 of 1 gateway in range'],
    [{ a: 3, no_reading: 1 }, '3 of 4 gateways in range, 1 has no reading'],
    [{ a: 1, low: 1 }, '1 gateway is outside the limits; 1 of 2 is in range'],
    [{ a: 2, low: 1, high: 1, outage: 1 }, '2 gateways are outside the limits, 1 has no voltage; 2 of 5 are in range'],
    [{ a: 2, outage: 2 }, '2 gateways have no voltage; 2 of 4 are in range'],
  ])('of %j', (counts, text) => expect(say(counts)).toBe(text));
});
