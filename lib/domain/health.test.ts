import { describe, expect, it } from 'vitest';
import type { StateChange } from './device-states';
import { type DeviceHistory, healthDays, healthSigns, lastSevenDays } from './health';

const ZONE = 'America/Denver';
/** A Friday, 07:23 in Denver. */
const AS_OF = '2026-11-20T14:23:00Z';

type Zoned = DeviceHistory & { zone: string };

function device(state: string | null, ...changes: [at: string, from: string | null][]): Zoned {
  const stateChanges = changes.map(([at, from]): StateChange => ({ at, from }));
  return { state, changes: stateChanges, existsFrom: '2024-01-01T00:00:00Z', zone: ZONE, asOf: AS_OF };
}

const line = (history: Zoned, days = lastSevenDays(history.asOf, history.zone)) =>
  healthSigns(history, healthDays(days, history.zone))
    .map((sign) => sign || ' ')
    .join('');

describe('lastSevenDays', () => {
  it('returns days of the zone, today first', () => {
    expect(lastSevenDays('2026-11-20T05:00:00Z', ZONE)[0]).toBe('2026-11-19');
    expect(lastSevenDays('2026-11-20T20:00:00Z', 'Asia/Kolkata').slice(0, 2)).toEqual(['2026-11-21', '2026-11-20']);
    expect(lastSevenDays('2026-03-03T12:00:00Z', ZONE).at(-1)).toBe('2026-02-25');
  });
});

describe('healthSigns', () => {
  it('shows the current state while nothing changed', () => {
    expect(line(device('connected'))).toBe('.......');
    expect(line(device('active'))).toBe('.......');
    expect(line(device('degraded'))).toBe('///////');
    expect(line(device('down'))).toBe('XXXXXXX');
    expect(line(device('disconnected'))).toBe('XXXXXXX');
  });

  it('shows the earlier state before a change, and ? on its day', () => {
    expect(line(device('disconnected', ['2026-11-18T20:00:00Z', 'connected']))).toBe('XX?....');
  });

  it('shows ? for every day of a device whose changes are unknown, whatever its state is now', () => {
    const unknown = { ...device('active'), changes: null };
    expect(line(unknown)).toBe('???????');
    expect(line({ ...unknown, existsFrom: '2026-11-18T20:00:00Z' })).toBe('???    ');
  });

  it('handles several changes on one day', () => {
    const history = device(
      'connected',
      ['2026-11-16T15:00:00Z', 'connected'],
      ['2026-11-16T16:00:00Z', 'degraded'],
      ['2026-11-18T15:00:00Z', 'disconnected'],
    );
    expect(line(history)).toBe('..?X?..');
  });

  it('shows ? for a day that was down in between', () => {
    const history = device('active', ['2026-11-19T15:00:00Z', 'active'], ['2026-11-19T16:00:00Z', 'down']);
    expect(line(history)).toBe('.?.....');
  });

  it('ignores a change between states with the same sign', () => {
    expect(line(device('down', ['2026-11-18T20:00:00Z', 'disconnected']))).toBe('XXXXXXX');
    expect(line(device('active', ['2026-11-18T20:00:00Z', 'connected']))).toBe('.......');
  });

  it('shows ? for unknown and missing states', () => {
    expect(line(device('retired'))).toBe('???????');
    expect(line(device(null))).toBe('???????');
    expect(line(device('constructor'))).toBe('???????');
    expect(line(device('retired', ['2026-11-18T20:00:00Z', 'connected']))).toBe('???....');
    expect(line(device('connected', ['2026-11-18T20:00:00Z', null]))).toBe('..?????');
  });

  it('counts a change at midnight for the day that begins', () => {
    expect(line(device('down', ['2026-11-18T07:00:00Z', 'active']))).toBe('XX?....');
    expect(line(device('down', ['2026-11-18T06:59:59Z', 'active']))).toBe('XXX?...');
  });
});

describe('healthSigns on the premise’s calendar', () => {
  it('handles a day of 25 hours', () => {
    const autumn = { asOf: '2026-11-04T20:00:00Z' };
    // 06:30 UTC is 23:30 the day before until the first of November, and still so on the second by standard time.
    expect(line({ ...device('down', ['2026-11-02T06:30:00Z', 'active']), ...autumn })).toBe('XXX?...');
    expect(line({ ...device('down', ['2026-11-02T07:00:00Z', 'active']), ...autumn })).toBe('XX?....');
    expect(line({ ...device('down', ['2026-11-01T06:00:00Z', 'active']), ...autumn })).toBe('XXX?...');
    expect(line({ ...device('down', ['2026-11-01T05:59:00Z', 'active']), ...autumn })).toBe('XXXX?..');
  });

  it('handles a day of 23 hours', () => {
    const spring = { asOf: '2026-03-10T20:00:00Z' };
    expect(line({ ...device('down', ['2026-03-09T05:59:00Z', 'active']), ...spring })).toBe('XX?....');
    expect(line({ ...device('down', ['2026-03-09T06:00:00Z', 'active']), ...spring })).toBe('X?.....');
  });

  it('handles a half-hour zone', () => {
    const india = { zone: 'Asia/Kolkata' };
    expect(line({ ...device('down', ['2026-11-18T18:29:00Z', 'active']), ...india })).toBe('XX?....');
    expect(line({ ...device('down', ['2026-11-18T18:30:00Z', 'active']), ...india })).toBe('X?.....');
  });

  it('is blank before the device existed, but not on the day of its creation', () => {
    const young = { ...device('connected'), existsFrom: '2026-11-18T20:00:00Z' };
    expect(line(young)).toBe('...    ');
    expect(line({ ...young, existsFrom: '2026-11-18T06:59:00Z' })).toBe('....   ');
    expect(line({ ...young, existsFrom: null })).toBe('.......');
    const flaky = device('connected', ['2026-11-18T21:00:00Z', 'degraded']);
    expect(line({ ...flaky, existsFrom: '2026-11-18T20:00:00Z' })).toBe('..?    ');
  });

  it('is blank for future days, and ignores changes after the newest day', () => {
    const history = device('disconnected', ['2026-11-20T13:00:00Z', 'connected']);
    expect(line(history, ['2026-11-21', '2026-11-20', '2026-11-19'])).toBe(' ?.');
    expect(line(history, ['2026-11-19', '2026-11-18'])).toBe('..');
  });
});
