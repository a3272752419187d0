import { describe, expect, it } from 'vitest';
import type { Match } from '@/lib/contract/matches';
import { allDataParameters, homesOf } from './tile-words';

const meter = (id: string, premiseId: string, name: string | null): Match => ({
  id,
  type: 'power',
  premise: { id: premiseId, name, address: '1 Elm St', timezone: 'UTC' },
});

describe('the tiles of reports', () => {
  it('name each home once, and a single one not at all', () => {
    expect(homesOf([meter('a', '1', 'Maple'), meter('b', '1', 'Maple')])).toEqual([{ id: '1', name: null }]);
    expect(homesOf([meter('a', '1', 'Maple'), meter('b', '2', null)])).toEqual([
      { id: '1', name: 'Maple' },
      { id: '2', name: '1 Elm St' },
    ]);
  });

  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2009-03-05', '2017-01-01'],
    [null, '2024-01-01'],
  ])('begin with the first meter, %s, within ten years: %s', (since, start) => {
    expect(allDataParameters(since, '2026-12-31')).toMatchObject({ start, end: '2026-12-31' });
  });
});
