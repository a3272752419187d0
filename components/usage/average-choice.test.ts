import { describe, expect, it } from 'vitest';
import { averageStatus } from './average-choice';

type Given = Parameters<typeof averageStatus>[0];
const status = (average: object, rest: object = {}) =>
  averageStatus({ average, matchingAverage: null, usage: { data: {} }, ...rest } as unknown as Given);

describe('averageStatus', () => {
  it('says why the chosen average is not in the chart', () => {
    expect(status({ isPending: true })).toBe('Loading…');
    expect(status({ isPlaceholderData: true })).toBe('Loading…');
    expect(status({ error: { code: 'not_found' } })).toBe('Copper has no average for this meter.');
    expect(status({ error: { code: 'limited', detail: 'No requests left.' } })).toBe('No requests left.');
    expect(status({})).toBe('Copper has no average for this period.');
    expect(status({}, { matchingAverage: {} })).toBeNull();
  });
});
