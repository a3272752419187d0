import { describe, expect, it } from 'vitest';
import { hoursOf } from './calendar';
import { toInstantText } from './instant-text';
import { blockEnd, splitAtBlocks } from './request-width';

const ZONE = 'America/Denver';

describe('blockEnd', () => {
  it.each([
    ['hour', '2026-02-10T12:00:00Z', '2026-03-01T07:00:00Z'],
    ['minute', '2026-12-31T23:00:00Z', '2027-01-01T07:00:00Z'],
    // Still January in Denver.
    ['none', '2026-02-01T06:59:59Z', '2026-02-01T07:00:00Z'],
    ['none', '2026-02-01T07:00:00Z', '2026-03-01T07:00:00Z'],
    ['day', '2024-02-29T12:00:00Z', '2025-01-01T07:00:00Z'],
    ['month', '2026-07-01T12:00:00Z', '2027-01-01T07:00:00Z'],
  ] as const)('returns the end of the month or year of %s at %s', (granularity, instant, end) => {
    expect(toInstantText(blockEnd(Date.parse(instant), granularity, ZONE))).toBe(end);
  });
});

describe('splitAtBlocks', () => {
  const span = { start: '2026-01-15T07:00:00Z', end: '2026-04-10T06:00:00Z' };
  const starts = (maxDays: number) =>
    splitAtBlocks(span, 'hour', ZONE, (part) => hoursOf(part) <= maxDays * 24).map(({ start }) => start);

  it('keeps a span that fits in one part', () => {
    expect(splitAtBlocks(span, 'hour', ZONE, () => true)).toEqual([span]);
  });

  it('cuts at the ends of months alone, as few times as possible', () => {
    expect(starts(50)).toEqual(['2026-01-15T07:00:00Z', '2026-03-01T07:00:00Z']);
    expect(starts(31)).toEqual([
      '2026-01-15T07:00:00Z',
      '2026-02-01T07:00:00Z',
      '2026-03-01T07:00:00Z',
      '2026-04-01T06:00:00Z',
    ]);
    // A month counts as fitting.
    expect(starts(1)).toEqual(starts(31));
  });

  it('returns adjacent parts that are the span', () => {
    const parts = splitAtBlocks(span, 'hour', ZONE, () => false);
    expect(parts[0]?.start).toBe(span.start);
    expect(parts.at(-1)?.end).toBe(span.end);
    for (const [index, { end }] of parts.slice(0, -1).entries()) expect(parts[index + 1]?.start).toBe(end);
  });
});
