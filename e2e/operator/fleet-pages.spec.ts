import { expect } from '@playwright/test';
import { checkPage, collectPageErrors } from '../fixtures/check-page';
import { test } from '../fixtures/test';
import { world } from '../fixtures/truth';

const premise = world.fleetPremise(4);
const meter = encodeURIComponent(premise.meters[0]?.id ?? '');
const gateway = premise.gateways[0]?.id ?? '';

const PAGES = [
  ['overview', '/fleet', 'Worklist'],
  ['crew sheet', '/fleet/crew', 'Crew sheet'],
  ['premises', '/fleet/premises', 'Download'],
  ['meters', '/fleet/meters', 'Download'],
  ['gateways', '/fleet/gateways', 'Download'],
  ['health', '/fleet/health', 'By firmware'],
  ['grid', '/fleet/grid', 'Distribution'],
  ['areas', '/fleet/areas', 'Download'],
  ['default prices', '/fleet/prices/electricity', 'Default prices for electricity'],
  ['a premise', `/fleet/premises/${premise.id}`, 'State, last 7 days'],
  ['a meter', `/fleet/meters/${meter}`, 'Raw readings'],
  ['a gateway', `/fleet/gateways/${gateway}`, 'Time within the limits'],
  ['grid history', `/fleet/grid/history?gateway=${gateway}&neighbours=1`, 'Time within the limits'],
] as const;

// Several pages in one test: signing in and the first load of the lists take most of the time.
for (const part of [0, 1]) {
  const pages = PAGES.filter((_, index) => index % 2 === part);
  const names = pages.map(([name]) => name).join(', ');
  test(`fleet pages pass axe in both themes and do not scroll sideways: ${names}`, async ({ page, as }) => {
    test.setTimeout(300_000);
    const pageErrors = collectPageErrors(page);
    await as('operator@utility.example');
    for (const [name, path, text] of pages) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}account=sandbox-utility`);
      await expect(page.getByText(text).first(), name).toBeVisible();
      await page.waitForLoadState('networkidle');
      await checkPage(page);
      expect(pageErrors, name).toEqual([]);
    }
  });
}
