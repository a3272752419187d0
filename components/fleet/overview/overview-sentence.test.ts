import { expect, it } from 'vitest';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { overviewSentence } from './overview-sentence';

const NOW = Date.parse('2026-03-02T18:00:00Z');
const CURRENT = { asOf: '2026-03-02T17:55:00Z', notice: null };

function overview(gateways: number, meters: number, areas: object[] = [], premises = 1204): FleetOverviewData {
  const summary = { premises, gateways: { total: 1204, bad: gateways }, meters: { total: 3500, bad: meters } };
  return { summary, areas, areaCount: areas.length } as unknown as FleetOverviewData;
}

const area = {
  kind: 'area',
  gateways: 70,
  gatewaysThere: 84,
  where: 'Boulder 80302',
  since: '2026-03-02T16:40:00Z',
};

it('names an area, or says how many there are and names the largest', () => {
  const say = (...areas: object[]) =>
    overviewSentence(overview(72, 210, areas), CURRENT, 'America/Denver', NOW, AMERICAN_FORMATS);
  expect(say(area)).toMatch(/^72 of 1.204 gateways down; Boulder 80302 with 70 of 84 down since .*9:40/);
  expect(say(area, { ...area, where: 'Denver 80205' }, area)).toMatch(
    /; 3 areas, largest: Boulder 80302 with 70 of 84 down since .*9:40/,
  );
});

it('names an area without power although its gateways are up', () => {
  const outage = overview(0, 9, [{ ...area, kind: 'outage' }]);
  expect(overviewSentence(outage, CURRENT, 'America/Denver', NOW, AMERICAN_FORMATS)).toMatch(
    /^All gateways are up; Boulder 80302 with 70 of 84 without power since/,
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
      { summary: { ...counts, ...summary }, areas: [], areaCount: 0 } as unknown as FleetOverviewData,
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
