import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchJson } from './fetch-json';
import { renewalInterval, staleTimeOf } from './freshness';
import { readAnswers, writeAnswers } from './loaded-answers';
import { noteServerDate, serverNow, startServerClock, toDeviceTime, toServerTime } from './server-clock';

const HOUR = 3_600_000;
/** The true time, by the server's clock. */
const TRUE_TIME = Date.parse('2026-11-28T20:00:00Z');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', {});
});

afterEach(() => {
  // Files share the module: the next one finds a clock that is right.
  startServerClock(Date.now());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Sets the device's clock wrong by `ms`. */
function setDeviceOff(ms: number) {
  vi.setSystemTime(TRUE_TIME + ms);
}

function respondAt(date: string, body = '{}') {
  vi.stubGlobal('fetch', async () => new Response(body, { headers: { date } }));
}

describe('the server’s clock in the browser', () => {
  it.each([-26 * HOUR, 26 * HOUR, 0])('is right from the first render, with a device off by %d ms', (off) => {
    setDeviceOff(off);
    startServerClock(TRUE_TIME);
    expect(serverNow()).toBe(TRUE_TIME);
    vi.advanceTimersByTime(60_000);
    expect(serverNow()).toBe(TRUE_TIME + 60_000);
    expect(toServerTime(toDeviceTime(TRUE_TIME))).toBe(TRUE_TIME);
  });

  it('is renewed by each answer, also when the device’s clock is set while the page is open', async () => {
    setDeviceOff(0);
    startServerClock(TRUE_TIME);
    setDeviceOff(-26 * HOUR);
    respondAt(new Date(TRUE_TIME).toUTCString());
    await fetchJson('/api/x');
    expect(Math.abs(serverNow() - TRUE_TIME)).toBeLessThanOrEqual(1000);
    setDeviceOff(5 * HOUR);
    respondAt(new Date(TRUE_TIME).toUTCString());
    await fetchJson('/api/x');
    expect(Math.abs(serverNow() - TRUE_TIME)).toBeLessThanOrEqual(1000);
  });

  it('is renewed by a refused answer, too', async () => {
    setDeviceOff(-26 * HOUR);
    startServerClock(Date.now());
    const headers = { date: new Date(TRUE_TIME).toUTCString() };
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 429, headers }));
    await expect(fetchJson('/api/x')).rejects.toMatchObject({ status: 429 });
    expect(Math.abs(serverNow() - TRUE_TIME)).toBeLessThanOrEqual(1000);
  });

  it('does not move within what an answer leaves open, so that times do not jump', () => {
    setDeviceOff(0);
    startServerClock(TRUE_TIME);
    // Written somewhere in a slow request and a second that `Date` cuts off.
    noteServerDate(new Date(TRUE_TIME + 3_000).toUTCString(), TRUE_TIME, TRUE_TIME + 20_000);
    noteServerDate(new Date(TRUE_TIME).toUTCString(), TRUE_TIME + 900, TRUE_TIME + 950);
    expect(serverNow()).toBe(TRUE_TIME);
  });

  it('ignores an answer without a readable date', () => {
    setDeviceOff(HOUR);
    startServerClock(TRUE_TIME);
    for (const date of [null, '', 'soon']) noteServerDate(date, Date.now(), Date.now());
    expect(serverNow()).toBe(TRUE_TIME);
  });

  it('starts at the arrival of the page, however late its scripts run', () => {
    setDeviceOff(-26 * HOUR + 9_000);
    vi.stubGlobal('performance', {
      now: () => 9_100,
      getEntriesByType: () => [{ responseStart: 100 }],
    });
    startServerClock(TRUE_TIME);
    expect(serverNow()).toBe(TRUE_TIME + 9_000);
  });

  it('stays the machine’s own on the server', () => {
    setDeviceOff(0);
    startServerClock(Date.now());
    vi.stubGlobal('window', undefined);
    startServerClock(TRUE_TIME - 26 * HOUR);
    expect(serverNow()).toBe(TRUE_TIME);
  });
});

describe('freshness on a device whose clock is off', () => {
  const meta = {
    asOf: new Date(TRUE_TIME).toISOString(),
    freshUntil: new Date(TRUE_TIME + 15 * 60_000).toISOString(),
    source: 'cloud',
    notice: null,
  };

  it.each([-26 * HOUR, 26 * HOUR])('is as long as the server says (%d ms)', (off) => {
    setDeviceOff(off);
    startServerClock(TRUE_TIME);
    const state = { data: { meta }, dataUpdatedAt: Date.now(), status: 'success', error: null };
    expect(staleTimeOf({ state })).toBe(15 * 60_000);
    expect(renewalInterval({ state })).toBe(15 * 60_000);
  });

  it.each([-26 * HOUR, 26 * HOUR])('counts what the server loaded from now, not from its clock (%d ms)', (off) => {
    setDeviceOff(off);
    startServerClock(TRUE_TIME);
    const { queries } = readAnswers(writeAnswers([{ key: ['x'], data: { meta }, at: TRUE_TIME }]));
    expect(queries[0]?.state.dataUpdatedAt).toBe(Date.now());
    expect(queries[0]?.state.data).toEqual({ meta });
  });
});

describe('code that runs in the browser', () => {
  it('reads no clock but the server’s', () => {
    const files = ['app', 'components', 'lib/client'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const readers = files.filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !/\.test\.tsx?$/.test(file) &&
        /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\(/.test(readFileSync(file, 'utf8')),
    );
    expect(readers).toEqual(['lib/client/server-clock.ts']);
  });
});
