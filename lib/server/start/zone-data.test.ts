import { expect, it } from 'vitest';
import { missingZoneChanges, ZONE_CHANGES } from '@/lib/domain/zone-changes';
import { createLog } from '../log';
import { serverZoneData, warnOfOldZoneData } from './zone-data';

function linesOf(zoneData: Parameters<typeof warnOfOldZoneData>[1]): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  warnOfOldZoneData(createLog({ level: 'warn', destination }), zoneData);
  return lines;
}

it('returns the version of Node’s data, and what they lack', () => {
  expect(serverZoneData()).toEqual({ version: process.versions.tz, missing: missingZoneChanges() });
});

it('warns once of old data, with the version and every change that it lacks', () => {
  const changes = [
    'America/Vancouver (2026b)',
    'America/Edmonton (2026c)',
    'Africa/Casablanca (2026c)',
    'America/Inuvik (2026d)',
  ];
  expect(linesOf({ version: '2025c', missing: ZONE_CHANGES })).toEqual([
    expect.objectContaining({
      level: 'warn',
      tz: '2025c',
      changes,
      msg: expect.stringContaining('docs/deployment.md'),
    }),
  ]);
});

it('says nothing of current data', () => {
  expect(linesOf({ version: '2026d', missing: [] })).toEqual([]);
});
