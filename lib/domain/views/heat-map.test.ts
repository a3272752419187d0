import { describe, expect, it } from 'vitest';
import type { UsageStep } from '../insight/local-days';
import { HEAT_LEVELS, heatMap } from './heat-map';

const ZONE = 'America/Denver';

/** Adjacent steps from an instant on; null is missing. */
function steps(from: string, values: readonly (number | null)[], minutes = 60): UsageStep[] {
  const ms = minutes * 60_000;
  const start = Date.parse(from);
  return values.map((value, index) => ({ start: start + index * ms, end: start + (index + 1) * ms, value }));
}
const kinds = (row: { cells: { kind: string }[] } | undefined) => row?.cells.map(({ kind }) => kind);

describe('heatMap', () => {
  it('has a row for each day and a column for each hour of the local clock', () => {
    const { rows } = heatMap(
      steps(
        '2026-11-19T07:00:00Z',
        Array.from({ length: 48 }, (_, index) => index),
      ),
      ZONE,
    );
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-19', '2026-11-20']);
    expect(rows[1]?.cells.map(({ value }) => value)).toEqual(Array.from({ length: 24 }, (_, index) => 24 + index));
  });

  it('gives the mean of the hour that comes twice, and marks it', () => {
    // November 1, 2026: from 6:00 UTC, 25 hours; 1 AM comes at 7:00 and at 8:00 UTC.
    const values = Array.from({ length: 25 }, (_, index) => (index === 1 ? 2 : index === 2 ? 4 : 1));
    const { rows } = heatMap(steps('2026-11-01T06:00:00Z', values), ZONE);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells[1]).toMatchObject({ kind: 'value', value: 3, twice: true });
    expect(rows[0]?.cells.filter(({ twice }) => twice)).toHaveLength(1);
  });

  it('sets the hour apart that the clock skips', () => {
    const { rows } = heatMap(steps('2026-03-08T07:00:00Z', Array(23).fill(1)), ZONE);
    expect(rows).toHaveLength(1);
    expect(kinds(rows[0])?.flatMap((kind, hour) => (kind === 'value' ? [] : [[hour, kind]]))).toEqual([[2, 'skipped']]);
  });

  it.each([
    ['half-hour zones', 'Asia/Kolkata', '2026-11-18T18:30:00Z'],
    ['zones of three quarters', 'Asia/Kathmandu', '2026-11-18T18:15:00Z'],
  ])('begins with midnight in %s', (_name, zone, from) => {
    const { rows } = heatMap(steps(from, Array(24).fill(1)), zone);
    expect(rows.map(({ day }) => day)).toEqual(['2026-11-19']);
    expect(new Set(kinds(rows[0]))).toEqual(new Set(['value']));
  });

  it('tells missing hours from those outside the range, and never takes them for 0', () => {
    const { rows } = heatMap(steps('2026-11-19T07:00:00Z', [0, null, 3]), ZONE);
    expect(kinds(rows[0])?.slice(0, 4)).toEqual(['value', 'missing', 'value', 'none']);
    expect(rows[0]?.cells[0]).toMatchObject({ value: 0, level: 0 });
    expect(rows[0]?.cells[1]?.value).toBeNull();
  });

  it('adds quarter hours up to use per hour, unless too many are missing', () => {
    const quarters = [1, 1, 1, 1, 1, null, 1, 1, 1, null, null, 1];
    const { rows } = heatMap(steps('2026-11-19T07:00:00Z', quarters, 15), ZONE);
    expect(rows[0]?.cells.slice(0, 3).map(({ value }) => value)).toEqual([4, 4, null]);
  });

  it('spreads the hours over its levels, and ends the last one at the highest', () => {
    const values = Array.from({ length: 70 }, (_, index) => (index === 69 ? 1000 : index));
    const { rows, limits } = heatMap(steps('2026-11-19T07:00:00Z', values), ZONE);
    const levels = rows.flatMap(({ cells }) => cells.flatMap(({ level }) => level ?? []));
    for (let level = 0; level < HEAT_LEVELS; level += 1) {
      expect(levels.filter((each) => each === level).length).toBe(10);
    }
    expect(limits.at(-1)).toBe(1000);
  });

  it('has nothing without steps', () => {
    expect(heatMap([], ZONE).rows).toEqual([]);
  });
});
