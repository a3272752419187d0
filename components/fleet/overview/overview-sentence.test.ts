import { expect, it } from 'vitest';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import { overviewSentence } from './overview-sentence';

const NOW = Date.parse('2026-03-02T18:00:00Z');

function overview(gateways: number, meters: number, work: object[] = [], premises = 1204): FleetOverviewData {
  const summary = { premises, gateways: { total: 1204, bad: gateways }, meters: { total: 3500, bad: meters } };
  return { summary, work } as unknown as FleetOverviewData;
}

it('names the widest area by how many gateways it has, not by those a page lists', () => {
  const area = {
    kind: 'area',
    gateways: 70,
    gatewayIds: ['g1'],
    where: 'Boulder 80302',
    since: '2026-03-02T16:40:00Z',
  };
  expect(overviewSentence(overview(72, 210, [area]), 'America/Denver', NOW)).toMatch(
    /^72 of 1.204 gateways down, 70 of them in Boulder 80302 since .*9:40/,
  );
});

it('says what is down where no area is, and that all is well where nothing is', () => {
  const say = (...given: Parameters<typeof overview>) => overviewSentence(overview(...given), 'America/Denver', NOW);
  expect(say(2, 9)).toMatch(/^2 of 1.204 gateways down, 9 of 3.500 meters silent\.$/);
  expect(say(0, 9)).toMatch(/^All gateways are up; 9 of 3.500 meters are silent\.$/);
  expect(say(0, 0)).toMatch(/^All of 1.204 premises are heard\.$/);
  expect(say(0, 0, [], 0)).toBe('No premises in this enterprise yet.');
});
