import { describe, expect, it } from 'vitest';
import { localClock } from './calendar';
import { changeOfZone, missingZoneChanges, PROBE, ZONE_CHANGES } from './zone-changes';

/** What data of 2025c show: an hour less in Canada, which no longer falls back, and an hour more in Morocco. */
const CLOCKS_2025C: Record<string, string> = {
  'America/Vancouver': '04:00',
  'America/Edmonton': '05:00',
  'Africa/Casablanca': '13:00',
  'America/Inuvik': '05:00',
};
const CLOCKS_2026D: Record<string, string> = {
  'America/Vancouver': '05:00',
  'America/Edmonton': '06:00',
  'Africa/Casablanca': '12:00',
  'America/Inuvik': '06:00',
};

function showing(clocks: Record<string, string>) {
  return (at: string, zone: string) => (at === PROBE && clocks[zone]) || expect.unreachable(zone);
}

describe('missingZoneChanges', () => {
  it('returns the changes that the data lack, oldest first', () => {
    const versions = missingZoneChanges(showing(CLOCKS_2025C)).map(({ version }) => version);
    expect(versions).toEqual(['2026b', '2026c', '2026c', '2026d']);
    const vancouverOnly = { ...CLOCKS_2025C, 'America/Vancouver': '05:00' };
    expect(missingZoneChanges(showing(vancouverOnly)).map(({ zones }) => zones[0])).toEqual([
      'America/Edmonton',
      'Africa/Casablanca',
      'America/Inuvik',
    ]);
  });

  it('returns none for data that have them all', () => {
    expect(missingZoneChanges(showing(CLOCKS_2026D))).toEqual([]);
  });

  it('agrees with the version of the data of this Node', () => {
    const current = process.versions.tz ?? '';
    const later = ZONE_CHANGES.filter(({ version }) => version > current);
    expect(missingZoneChanges()).toEqual(later);
  });

  it('finds the same changes missing in Temporal, which computes days, as in Intl, which writes times', () => {
    expect(missingZoneChanges(localClock)).toEqual(missingZoneChanges());
  });
});

describe('ZONE_CHANGES', () => {
  it('has every name of a zone under one change, with the clock of the first', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });
    expect(clock.format(Date.parse(PROBE))).toBe('12:00');
    for (const { zones } of ZONE_CHANGES) {
      const shown = zones.map((timeZone) =>
        new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }).format(Date.parse(PROBE)),
      );
      expect(new Set(shown).size, zones.join()).toBe(1);
    }
    const names = ZONE_CHANGES.flatMap(({ zones }) => zones);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('changeOfZone', () => {
  it('finds a zone by its older names too, and none for other zones', () => {
    expect(changeOfZone(ZONE_CHANGES, 'America/Yellowknife')?.version).toBe('2026c');
    expect(changeOfZone(ZONE_CHANGES, 'America/Denver')).toBeNull();
    expect(changeOfZone([], 'America/Edmonton')).toBeNull();
  });
});
