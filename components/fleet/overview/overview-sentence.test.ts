import { expect, it } from 'vitest';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { overviewSentence } from './overview-sentence';

const NOW = Date.parse('2026-03-02T18:00:00Z');
const CURRENT = { asOf: '2026-03-02T17:55:00Z', notice: null };

function overview(gateways: number, meters: number, work: object[] = [], premises = 1204): FleetOverviewData {
  const summary = { premises, gateways: { total: 1204, bad: gateways }, meters: { total: 3500, bad: meters } };
  return { summary, work } as unknown as FleetOverviewData;
}

it('names the widest area with its total number of gateways, not the number of listed ids', () => {
  const area = {
    kind: 'area',
    gateways: 70,
    gatewayIds: ['g1'],
    where: 'Boulder 80302',
    since: '2026-03-02T16:40:00Z',
  };
  expect(overviewSentence(overview(72, 210, [area]), CURRENT, 'America/Denver', NOW, AMERICAN_FORMATS)).toMatch(
    /^72 of 1.204 gateways down, 70 of them in Boulder 80302 since .*9:40/,
  );
});

it('returns the numbers of devices down without an area, and that all are online without problems', () => {
  const say = (...given: Parameters<typeof overview>) =>
    overviewSentence(overview(...given), CURRENT, 'America/Denver', NOW, AMERICAN_FORMATS);
  expect(say(2, 9)).toMatch(/^2 of 1.204 gateways down, 9 of 3.500 meters offline\.$/);
  expect(say(0, 9)).toMatch(/^All gateways are up; 9 of 3.500 meters are offline\.$/);
  expect(say(0, 0)).toMatch(/^All 1.204 premises are online\.$/);
  expect(say(0, 0, [], 0)).toBe('No premises in this enterprise yet.');
});

it('uses the singular for one device of each kind', () => {
  const counts = { premises: 1, gateways: { total: 1, bad: 0 }, meters: { total: 1, bad: 0 } };
  const say = (summary: object) =>
    overviewSentence(
      { summary: { ...counts, ...summary }, work: [] } as unknown as FleetOverviewData,
      CURRENT,
      'UTC',
      NOW,
      AMERICAN_FORMATS,
    );
  expect(say({})).toBe('The premise is online.');
  expect(say({ meters: { total: 1, bad: 1 } })).toBe('All gateways are up; 1 of 1 meter is offline.');
  expect(say({ gateways: { total: 1, bad: 1 } })).toBe('1 of 1 gateway down, 0 of 1 meter offline.');
});

it('gives the age of lists that are old or could not be updated', () => {
  const say = (asOf: string, code?: 'limited') =>
    overviewSentence(
      overview(0, 0),
      { asOf, notice: code ? { code, message: '', retryAt: null } : null },
      'America/Denver',
      NOW,
      AMERICAN_FORMATS,
    );
  expect(say('2026-03-02T17:24:00Z')).toMatch(/^All 1.204 premises are online, as of 36 min ago\.$/);
  expect(say('2026-03-02T17:55:00Z', 'limited')).toMatch(/online, as of 5 min ago\.$/);
});
