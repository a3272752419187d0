import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketGrid, toInstantText } from './calendar';
import { calendarIndex } from './calendar-index';
import { GRANULARITIES } from './granularity';

/** Zones with clock changes of an hour and of half an hour, quarter-hour offsets, and a skipped day. */
const ZONES = ['America/Denver', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia'];
/** Days on which a clock changes or a month begins. */
const DAYS = ['2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2011-12-30', '2026-02-28'];
const MINUTE = 60_000;

it('finds the same intervals as bucketGrid, also when clocks change', () => {
  const cases = fc.record({
    zone: fc.constantFrom(...ZONES),
    day: fc.constantFrom(...DAYS),
    granularity: fc.constantFrom(...GRANULARITIES),
    before: fc.integer({ min: 0, max: 2 * 24 * 60 }),
    after: fc.integer({ min: -24 * 60, max: 40 * 24 * 60 }),
    minutes: fc.array(fc.integer({ min: -200, max: 3 * 24 * 60 }), { maxLength: 5 }),
    // Some spans begin and end on the hour, like those of days.
    round: fc.constantFrom(1, 60),
  });
  fc.assert(
    fc.property(cases, ({ zone, day, granularity, before, after, minutes, round }) => {
      const at = Date.parse(day);
      const near = (minutes: number) => at + Math.round(minutes / round) * round * MINUTE;
      const length = granularity === 'minute' ? Math.min(after, 3 * 24 * 60) : after;
      const span = { start: toInstantText(near(-before)), end: toInstantText(near(length)) };
      const grid = bucketGrid(span, granularity, zone);
      const index = calendarIndex(span, granularity, zone);
      expect([index.count, index.cut]).toEqual([grid.length, grid.some(({ cut }) => cut)]);
      const begins = grid.map(({ start }) => Date.parse(start));
      const ends = grid.map(({ end }) => Date.parse(end));
      for (const instant of [...minutes.map((each) => near(each) + 1), at, ...begins.slice(0, 3), ...ends.slice(-3)]) {
        expect(index.startedBefore(instant)).toBe(begins.filter((start) => start < instant).length);
        expect(index.endedBy(instant)).toBe(ends.filter((end) => end <= instant).length);
      }
      for (const first of minutes.filter((each) => each >= 0 && each < grid.length)) {
        const { start } = grid[first] ?? {};
        expect(index.spanOf(first, first + 1)).toEqual({ start, end: grid[first]?.end });
        expect(index.spanOf(first, grid.length)).toEqual({ start, end: span.end });
      }
    }),
    { numRuns: 150 },
  );
});
