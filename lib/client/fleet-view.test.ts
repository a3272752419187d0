import { describe, expect, it } from 'vitest';
import {
  fleetRowsSearch,
  fleetViewSearch,
  parseFleetView,
  shownColumns,
  sortBy,
  toggleColumn,
  toggleFilter,
} from './fleet-view';

const plain = parseFleetView('meters', new URLSearchParams());

describe('fleet view in the URL', () => {
  it('is parsed as it was written', () => {
    let view = toggleFilter(toggleFilter(plain, 'tag', 'a "quoted", tag'), 'tag', 'ev');
    view = sortBy(sortBy({ ...view, q: 'pearl st', before: '2026-11-01' }, 'heard'), 'heard');
    view = toggleColumn('meters', view, 'tags');
    const search = new URLSearchParams(fleetViewSearch(view, 'utility'));
    expect(search.get('account')).toBe('utility');
    expect(parseFleetView('meters', search)).toEqual({ ...view, filters: { tag: ['a "quoted", tag', 'ev'] } });
  });

  it('ignores invalid values', () => {
    const view = parseFleetView('meters', new URLSearchParams('sort=color&dir=up&before=soon&firmware=3&cols=nope'));
    expect(view).toMatchObject({ sort: null, dir: 'asc', before: null, filters: {}, columns: ['id'] });
  });

  it('gives the same search for the same filters in any order', () => {
    const one = toggleFilter(toggleFilter(plain, 'type', 'gas'), 'health', 'bad');
    const other = toggleFilter(toggleFilter(plain, 'health', 'bad'), 'type', 'gas');
    expect(fleetRowsSearch(one)).toBe(fleetRowsSearch(other));
    expect(fleetRowsSearch(toggleFilter(toggleFilter(plain, 'type', 'gas'), 'type', 'gas'))).toBe('');
  });

  it('cycles a column through ascending, descending and unsorted', () => {
    const up = sortBy(plain, 'type');
    expect([up, sortBy(up, 'type')].map(({ sort, dir }) => [sort, dir])).toEqual([
      ['type', 'asc'],
      ['type', 'desc'],
    ]);
    expect(sortBy(sortBy(up, 'type'), 'type').sort).toBeNull();
  });

  it('returns to the default columns, and never hides the first one', () => {
    const more = toggleColumn('meters', plain, 'tags');
    expect(shownColumns('meters', more).map(({ key }) => key)).toContain('tags');
    expect(toggleColumn('meters', more, 'tags').columns).toBeNull();
    expect(shownColumns('meters', toggleColumn('meters', plain, 'id'))[0]?.key).toBe('id');
  });
});
