import { expect, it } from 'vitest';
import { crewSheet } from './crew-sheet';
import { gateway, meter, premise } from './test-support/small-fleet';
import type { WorkItem } from './work-item';
import { type StoredWork, type WorkRecord, workRows } from './work-row';

const NOW = Date.parse('2026-11-20T14:00:00Z');

function item(id: string, options: Partial<WorkItem> = {}): WorkItem {
  return {
    ...{
      id,
      kind: 'gateway',
      severity: 'medium',
      premiseId: '1',
      what: 'Gateway down',
      where: 'Home 1',
      city: 'Boulder',
    },
    ...{ postalCode: '80302', timezone: 'America/Denver', since: '2026-11-20T10:00:00Z', sinceSource: 'changed' },
    ...{ sure: 'sure', todo: 'Check it.', gatewayIds: [], meterIds: [], premiseIds: ['1'] },
    ...{ premises: 1, gateways: 0, meters: 0 },
    ...options,
  };
}

function stored(line: WorkItem, options: Partial<WorkRecord> = {}): StoredWork {
  const record: WorkRecord = {
    ...{ id: line.id, status: 'open' as const, assignee: null, waitingUntil: null, note: null, closedAt: null },
    ...{ firstSeenAt: '2026-11-20T13:00:00Z', updatedBy: null, updatedAt: '2026-11-20T13:00:00Z', version: 1 },
    ...options,
  };
  return { record, item: line };
}

it('lists a voltage outside the limits once it is still there ten minutes after it was first seen', () => {
  const low = item('low', { kind: 'voltage', since: '2026-11-20T13:55:00Z', sinceSource: 'measured' });
  const seenAt = (firstSeenAt: string) => workRows([low], [stored(low, { firstSeenAt })], NOW);
  expect(seenAt('2026-11-20T13:55:00Z')).toEqual([]);
  expect(seenAt('2026-11-20T13:46:00Z')).toEqual([]);
  expect(seenAt('2026-11-20T13:45:00Z')).toMatchObject([{ id: 'low', since: '2026-11-20T13:45:00Z' }]);
  expect(workRows([low], [], NOW)).toEqual([]);
});

it('dates a cause without a beginning, or with a later measurement, from when it was first seen', () => {
  const dark = item('dark', { kind: 'outage', since: '2026-11-20T13:55:00Z', sinceSource: 'measured' });
  const unknown = item('x', { since: null, sinceSource: null });
  // The changes of the last seven days begin later every day.
  const flapping = item('flapping', { kind: 'flapping', severity: 'low', since: '2026-11-20T13:30:00Z' });
  const rows = workRows([dark, unknown, flapping], [stored(dark), stored(unknown), stored(flapping)], NOW);
  expect(rows.map(({ id, since }) => [id, since])).toEqual([
    ['dark', '2026-11-20T13:00:00Z'],
    ['x', '2026-11-20T13:00:00Z'],
    ['flapping', '2026-11-20T13:00:00Z'],
  ]);
});

it('opens a line again when the time it waits until has come', () => {
  const line = item('x');
  const until = (waitingUntil: string) =>
    workRows([line], [stored(line, { status: 'waiting', waitingUntil })], NOW)[0]?.status;
  expect(until('2026-11-20T14:00:01Z')).toBe('waiting');
  expect(until('2026-11-20T14:00:00Z')).toBe('open');
});

it('lists lines whose cause is gone, and those of voltage while voltages are not available', () => {
  const gone = stored(item('gone'), { status: 'done', closedAt: '2026-11-20T13:30:00Z' });
  const dark = stored(item('dark', { kind: 'outage', severity: 'high' }));
  const older = stored(item('not closed yet'));
  expect(workRows([], [gone, dark, older], NOW).map(({ id }) => id)).toEqual(['dark', 'gone']);
});

it('makes a stop of each premise, in the order of city, street and house number', () => {
  const at = (id: string, street: string, city: string) =>
    premise(id, {
      address: { street, suite: null, city, county: null, state: 'CO', postalCode: '80302' },
      gateways: [gateway(`g${id}`, 'down')],
      meters: [meter(`m${id}`, 'disconnected')],
    });
  const premises = [
    at('1', '12 Oak St', 'Denver'),
    at('2', '110 Pearl St', 'Boulder'),
    at('3', '9 Pearl St', 'Boulder'),
    at('4', '7 Ash Ave', 'Boulder'),
  ];
  const area = item('area', { premiseId: null, premiseIds: ['1', '2', '3', '4'], gatewayIds: ['g2', 'g3'] });
  const silent = item('silent', { premiseIds: ['3'], meterIds: ['m3'] });
  const rows = workRows([area, silent], [], NOW);
  const sheet = crewSheet(rows, new Map(premises.map((each) => [each.id, each])));
  expect(sheet.map(({ city, streets }) => [city, streets.map(({ street, stops }) => [street, stops.length])])).toEqual([
    [
      'Boulder',
      [
        ['Ash Ave', 1],
        ['Pearl St', 2],
      ],
    ],
    ['Denver', [['Oak St', 1]]],
  ]);
  const [first] = sheet[0]?.streets[1]?.stops ?? [];
  expect(first?.premiseId).toBe('3');
  expect(first?.tasks.map(({ id, devices }) => [id, devices.map((device) => device.id)])).toEqual([
    ['area', ['g3']],
    ['silent', ['m3']],
  ]);
});
