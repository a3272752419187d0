import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewayState, meterState } from '@/sandbox/data/states';
import { startTestFleet, type TestFleet } from '../test-support/test-fleet';

let testFleet: TestFleet;
beforeAll(async () => {
  testFleet = await startTestFleet('2026-11-20T14:23:00Z', 60);
});
afterAll(() => testFleet.server.close());

it('partner.zip has the premises with users, the health table, and a summary of counts', async () => {
  const files = await testFleet.files('partner.zip');
  expect([...files.keys()]).toEqual(['premises.csv', 'health.csv', 'summary.txt', 'manifest.json']);
  expect(files.get('premises.csv')).toBe(await testFleet.text('premises.csv', { withUsers: 'true' }));
  expect(files.get('health.csv')).toBe(await testFleet.text('health.csv'));

  const { seed } = testFleet.server.sandbox.world;
  const meters = testFleet.fleet.flatMap((premise) => premise.meters);
  const gateways = testFleet.fleet.flatMap((premise) => premise.gateways);
  const active = gateways.filter((gateway) => gatewayState(seed, gateway, testFleet.minute) === 'active').length;
  const counts = (prefix: string) => {
    const ofType = meters.filter(({ type }) => type.startsWith(prefix));
    const connected = ofType.filter((meter) => meterState(seed, meter, testFleet.minute) === 'connected').length;
    return [ofType.length, connected, ofType.length - connected];
  };
  const expected = [
    testFleet.fleet.length,
    testFleet.fleet.filter(({ tags }) => tags.includes('has_mobile_app')).length,
    gateways.length,
    active,
    gateways.length - active,
    ...counts(''),
    ...counts('power'),
    ...counts('gas'),
    ...counts('water'),
  ];
  const lines = (files.get('summary.txt') ?? '').trimEnd().split('\n');
  expect(lines.map((line) => Number(line.split(':')[1]))).toEqual(expected);
  expect(lines.map((line) => line.split(':')[0])).toEqual([
    'prems created',
    'mobile users',
    'total gateways',
    'active gateways',
    'disconnected gateways',
    ...['', 'electric ', 'gas ', 'water '].flatMap((kind) => [
      `total ${kind}meters`,
      `connected ${kind}meters`,
      `degraded/disconnected ${kind}meters`,
    ]),
  ]);
  expect(expected.every((count, index) => index < 4 || count >= 0) && active > 0).toBe(true);
  expect(gateways.length - active).toBeGreaterThan(0);
});

it('asks again for email addresses until the cloud knows no more', async () => {
  const server = await startTestFleet('2026-11-20T14:23:00Z', 60);
  try {
    const users = server.fleet.flatMap((premise) => premise.users);
    const never = users.filter(({ hiddenForRequests }) => hiddenForRequests === Number.POSITIVE_INFINITY).length;
    expect(users.filter(({ hiddenForRequests }) => hiddenForRequests > 0).length).toBeGreaterThan(never);
    const premises = (await server.files('partner.zip')).get('premises.csv') ?? '';
    expect(premises.match(/\bmissing\b/g) ?? []).toHaveLength(never);
    expect(server.server.newRequests().filter((path) => path.includes('with_users')).length).toBeLessThan(6);
  } finally {
    await server.server.close();
  }
});

it('partner is only available as a zip', async () => {
  await expect(testFleet.text('partner.csv')).rejects.toMatchObject({ code: 'not_found' });
});
