import { afterEach, describe, expect, it } from 'vitest';
import { parseCsv } from '@/e2e/fixtures/csv';
import { gatewayState, gatewayStateChanges, meterState } from '@/sandbox/data/states';
import type { PremiseDef } from '@/sandbox/data/types';
import { dayOfMinute } from '../test-support/local-minutes';
import { reportText, runReportFile } from '../test-support/run-report-file';
import { startTestServer, type TestServer } from '../test-support/test-server';

const openServers: TestServer[] = [];
afterEach(async () => {
  for (const server of openServers.splice(0)) await server.close();
});

async function startFleet(premises: number, now: string) {
  const server = await startTestServer(now, { sandbox: { premises } });
  openServers.push(server);
  return { server, operator: await server.signIn('operator@utility.example', { operator: true }) };
}

const SYMBOLS: Record<string, string> = { connected: '.', active: '.', degraded: '/', disconnected: 'X', down: 'X' };

/** Computes the state symbols from every minute of the days: from the states themselves, not from their changes. */
function symbolsOf(stateAt: (minute: number) => string, zone: string, from: number, now: number, days: string[]) {
  const dayOf = dayOfMinute(zone);
  const symbolsByDay = new Map(days.map((day) => [day, new Set<string>()]));
  for (let minute = Math.max(from, now - 8 * 1440); minute <= now; minute += 1) {
    symbolsByDay.get(dayOf(minute))?.add(SYMBOLS[stateAt(minute)] ?? '?');
  }
  return days.map((day) => {
    const symbols = [...(symbolsByDay.get(day) ?? [])];
    return symbols.length > 1 ? '?' : (symbols[0] ?? '');
  });
}

function rowsOf(seed: number, premise: PremiseDef, now: number, days: string[]): string[][] {
  const row = (type: string, id: string, from: number, stateAt: (minute: number) => string) => {
    const street = premise.address.street ?? '';
    const address = street.startsWith('=') ? `'${street}` : street;
    return [premise.id, address, type, id, stateAt(now), ...symbolsOf(stateAt, premise.zone, from, now, days)];
  };
  return [
    ...premise.meters.map((meter) =>
      row(`${meter.type} meter`, meter.id, meter.created, (minute) => meterState(seed, meter, minute)),
    ),
    ...premise.gateways.map((gateway) =>
      row('gateway', gateway.id, premise.created, (minute) => gatewayState(seed, gateway, minute)),
    ),
  ];
}

describe('health.csv', () => {
  it.each([
    ['an ordinary week', '2026-11-20T14:23:00Z'],
    ['a week in which clocks are set back', '2026-11-04T20:10:00Z'],
    ['a week in which clocks are set forward', '2026-03-11T05:30:00Z'],
  ])('has one symbol per day that matches every minute of %s', async (_, now) => {
    const { server, operator } = await startFleet(48, now);
    const [head = [], ...rows] = parseCsv(await reportText(server, operator, 'health.csv'));
    const minute = Math.floor(Date.parse(now) / 60_000);
    const dayOf = dayOfMinute('America/Denver');
    const days = Array.from({ length: 7 }, (_, back) => dayOf(minute - back * 1440));
    expect(head).toEqual([
      ...['Premise ID', 'Address', 'Type', 'ID', 'State'],
      ...days.map((day) => `${day.slice(5, 7)}/${day.slice(8)}`),
    ]);
    const { world } = server.sandbox;
    const fleet = Array.from({ length: 48 }, (_, index) => world.fleetPremise(index));
    fleet.sort((a, b) => a.created - b.created);
    expect(rows).toEqual(fleet.flatMap((premise) => rowsOf(world.seed, premise, minute, days)));
    const symbols = new Set(rows.flatMap((row) => row.slice(5)));
    expect([...symbols].sort()).toEqual(['', '.', '/', '?', 'X'].filter((sign) => symbols.has(sign)));
    expect(symbols.has('X') && symbols.has('?') && symbols.has('.') && symbols.has('')).toBe(true);
    expect(rows.some(([, , type]) => type === 'steam meter')).toBe(true);
    expect(rows.some(([, , , , state]) => state === 'retired')).toBe(true);
  });

  it('of a thousand homes with three meters only requests the pages of lists and gateway histories', async () => {
    const { server, operator } = await startFleet(1000, '2026-11-20T14:23:00Z');
    const { world } = server.sandbox;
    expect(world.meterTotal / 1000).toBeGreaterThan(2.5);
    const [, ...rows] = parseCsv(await reportText(server, operator, 'health.csv'));
    expect(rows).toHaveLength(world.meterTotal + world.gatewayTotal);
    expect(new Set(rows.map(([, , , id]) => id)).size).toBe(rows.length);
    const requests = server.newRequests();
    expect(requests.length).toBeLessThanOrEqual(10);
    const changed = world
      .gateways(0, world.gatewayTotal)
      .filter(
        (gateway) => gatewayStateChanges(world.seed, gateway, Date.parse('2026-11-20T14:23:00Z') / 60_000).length > 0,
      );
    const pages = [1000, world.meterTotal, world.gatewayTotal, changed.length].map(
      (count) => Math.floor(count / 1000) + 1,
    );
    expect(requests).toHaveLength(pages.reduce((a, b) => a + b));
    await reportText(server, operator, 'health.csv');
    expect(server.newRequests()).toEqual([]);
  });

  it('counts days back from when the lists were fetched, if newer ones are unavailable', async () => {
    const { server, operator } = await startFleet(12, '2026-11-20T14:23:00Z');
    const before = await reportText(server, operator, 'health.csv');
    server.sandbox.faults.add({ match: '/api/', status: 503 });
    server.advance(3 * 86_400);
    const file = await runReportFile(server, operator, 'health.csv');
    expect(file.freshness).toMatchObject({ asOf: '2026-11-20T14:23:00.000Z', source: 'stale' });
    expect(await new Response(file.body()).text()).toBe(before);
  });

  it('fails rather than take gateways whose history cannot be had for gateways that did not change', async () => {
    const { server, operator } = await startFleet(12, '2026-11-20T14:23:00Z');
    server.sandbox.faults.add({ match: 'gateway/history', status: 404 });
    for (const file of ['health.csv', 'partner.zip']) {
      await expect(runReportFile(server, operator, file), file).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await reportText(server, operator, 'gateways.csv')).toContain('active');
  });

  it('is rejected for homes and for users without an enterprise', async () => {
    const { server, operator } = await startFleet(12, '2026-11-20T14:23:00Z');
    const alex = await server.signIn('alex@example.com');
    for (const [viewer, query] of [
      [operator, { account: 'home' }],
      [alex, {}],
      [alex, { account: 'sandbox-utility' }],
    ] as const) {
      await expect(runReportFile(server, viewer, 'health.csv', query)).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(server.newRequests()).toEqual([]);
  });
});
