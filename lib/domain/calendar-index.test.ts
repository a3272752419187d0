import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketGrid, toInstantText } from './calendar';
import { calendarIndex } from './calendar-index';
import { GRANULARITIES } from './granularity';

/** With changes of the clock by an hour and by half an hour, quarters of an hour, and a day that was skipped. */
const ZONES = ['America/Denver', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia'];
/** Days on which one of the clocks changes, or a month begins. */
const TURNS = ['2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2011-12-30', '2026-02-28'];
const MINUTE = 60_000;

it('counts and places the very intervals of the calendar, also where clocks change', () => {
  const cases = fc.record({
    zone: fc.constantFrom(...ZONES),
    turn: fc.constantFrom(...TURNS),
    granularity: fc.constantFrom(...GRANULARITIES),
    before: fc.integer({ min: 0, max: 2 * 24 * 60 }),
    after: fc.integer({ min: -24 * 60, max: 40 * 24 * 60 }),
    looks: fc.array(fc.integer({ min: -200, max: 3 * 24 * 60 }), { maxLength: 5 }),
    // Some spans begin and end with an hour, as asked for days do.
    round: fc.constantFrom(1, 60),
  });
  fc.assert(
    fc.property(cases, ({ zone, turn, granularity, before, after, looks, round }) => {
      const at = Date.parse(turn);
      const near = (minutes: number) => at + Math.round(minutes / round) * round * MINUTE;
      const length = granularity === 'minute' ? Math.min(after, 3 * 24 * 60) : after;
      const span = { start: toInstantText(near(-before)), end: toInstantText(near(length)) };
      const grid = bucketGrid(span, granularity, zone);
      const ruler = calendarIndex(span, granularity, zone);
      expect([ruler.count, ruler.cut]).toEqual([grid.length, grid.some(({ cut }) => cut)]);
      const begins = grid.map(({ start }) => Date.parse(start));
      const ends = grid.map(({ end }) => Date.parse(end));
      for (const look of [...looks.map((minutes) => near(minutes) + 1), at, ...begins.slice(0, 3), ...ends.slice(-3)]) {
        expect(ruler.startedBefore(look)).toBe(begins.filter((start) => start < look).length);
        expect(ruler.endedBy(look)).toBe(ends.filter((end) => end <= look).length);
      }
      for (const place of looks.filter((each) => each >= 0 && each < grid.length)) {
        const { start } = grid[place] ?? {};
        expect(ruler.spanOf(place, place + 1)).toEqual({ start, end: grid[place]?.end });
        expect(ruler.spanOf(place, grid.length)).toEqual({ start, end: span.end });
      }
    }),
    { numRuns: 150 },
  );
});
