import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import { createRowSelector, type FleetQuery } from './select-rows';
import { FLEET_TABLES } from './tables';
import { AS_OF, fleetModelOf, gateway, meter, premise } from './test-support/small-fleet';

const model = fleetModelOf([
  premise('1', {
    tags: ['pilot', 'ev'],
    meters: [meter('m1'), meter('m2', 'disconnected', { type: 'gas', latest: null })],
    gateways: [gateway('g1')],
    emails: ['kim@example.com', null],
  }),
  premise('2', {
    name: 'Ångström house',
    tags: ['ev'],
    postal: '02139',
    meters: [meter('m3', 'degraded', { latest: { value: 5, at: '2026-11-18T00:00:00Z' } }), meter('m4', 'odd')],
    gateways: [gateway('g2', 'down', { lastHeard: null, firmware: null })],
  }),
]);
const at = Date.parse(AS_OF);
const meters = createRowSelector(FLEET_TABLES.meters, model.meters, at);
const premises = createRowSelector(FLEET_TABLES.premises, model.premises, at);

const all: FleetQuery = { q: '', sort: null, dir: 'asc', filters: {}, before: null };
const ids = (query: Partial<FleetQuery>) =>
  runAllSlices(meters({ ...all, ...query }))
    .slice(0, 9)
    .map(({ id }) => id);

describe('createRowSelector', () => {
  it('returns every row in list order for an empty query', () => {
    expect(ids({})).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it('selects the rows of exactly one premise, which a search for its id does not', () => {
    expect(ids({ premise: '1' })).toEqual(['m1', 'm2']);
    expect(ids({ premise: '1', q: 'gas' })).toEqual(['m2']);
    expect(ids({ premise: '' })).toEqual([]);
    expect(ids({ q: '1' }).length).toBeGreaterThan(2);
  });

  it.each([
    ['pearl', ['m1', 'm2', 'm3', 'm4']],
    ['ÅNGSTRÖM', ['m3', 'm4']],
    ['02139 gas', []],
    ['home gas', ['m2']],
    ['pilot', ['m1', 'm2']],
    ['m3', ['m3']],
  ])('finds the rows for search %s', (q, found) => {
    expect(ids({ q })).toEqual(found);
  });

  it('searches premises by email address', () => {
    const { slice } = runAllSlices(premises({ ...all, q: 'kim@example' }));
    expect(slice(0, 9).map(({ id }) => id)).toEqual(['1']);
  });

  it('sorts in both directions, with missing values last in both', () => {
    expect(ids({ sort: 'heard', dir: 'asc' })).toEqual(['m3', 'm1', 'm4', 'm2']);
    expect(ids({ sort: 'heard', dir: 'desc' })).toEqual(['m1', 'm4', 'm3', 'm2']);
    expect(ids({ sort: 'value', dir: 'desc' })).toEqual(['m1', 'm4', 'm3', 'm2']);
  });

  it('matches any value of a filter, and all filters together', () => {
    expect(ids({ filters: { health: ['watch', 'bad'] } })).toEqual(['m2', 'm3']);
    expect(ids({ filters: { health: ['watch', 'bad'], postal: ['02139'] } })).toEqual(['m3']);
    expect(ids({ filters: { tag: ['pilot'] } })).toEqual(['m1', 'm2']);
    expect(ids({ filters: { heard: ['never'] } })).toEqual(['m2']);
    expect(ids({ before: '2026-11-19T00:00:00Z' })).toEqual(['m2', 'm3']);
  });

  it('counts a filter’s values with the other filters’ choices but not its own', () => {
    const { facets } = runAllSlices(meters({ ...all, filters: { health: ['bad'], postal: ['80302'] } }));
    expect(facets.health).toEqual([
      { value: 'bad', count: 1 },
      { value: 'ok', count: 1 },
    ]);
    expect(facets.postal).toEqual([{ value: '80302', count: 1 }]);
    expect(facets.tag).toEqual([
      { value: 'ev', count: 1 },
      { value: 'pilot', count: 1 },
    ]);
  });

  it('finds the same rows without the counts', () => {
    const query = { ...all, filters: { health: ['bad'], postal: ['80302'] } };
    const { count, facets } = runAllSlices(meters({ ...query, counts: false }));
    expect([count, facets]).toEqual([runAllSlices(meters(query)).count, {}]);
    expect(runAllSlices(meters({ ...all, q: 'pearl', counts: false })).count).toBe(4);
  });

  it('returns a chosen value with count 0 when no row has it', () => {
    const { facets } = runAllSlices(meters({ ...all, filters: { type: ['steam'] } }));
    expect(facets.type).toContainEqual({ value: 'steam', count: 0 });
  });
});
