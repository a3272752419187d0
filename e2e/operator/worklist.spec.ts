import { expect, type Page } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { parseCsvRecords } from '../fixtures/csv';
import { signIn } from '../fixtures/sign-in';
import { test } from '../fixtures/test';
import { world } from '../fixtures/truth';

const FLEET = '/fleet?account=sandbox-utility';
const OPERATOR = 'operator@utility.example';
const DISPATCHER = 'dispatcher@utility.example';
const dark = world.fleetPremise(3);
const gateway = dark.gateways[0]?.id ?? '';

const lineOf = (page: Page, text: string | RegExp) =>
  page.getByRole('list', { name: 'Worklist' }).getByRole('listitem').filter({ hasText: text });

test('an operator finds a problem, assigns it, hands it to a crew and is done with it @phone', async ({ page, as }) => {
  test.setTimeout(180_000);
  await as(OPERATOR);
  await page.goto(FLEET);

  // Find: a gateway's ID in another spelling leads to its page, and the worklist to its line.
  const search = page.getByRole('combobox', { name: 'Find in the fleet' });
  await expect(search).toBeEnabled();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await search.fill('no-such-id-0000');
  await expect(
    page.getByText('No premise, meter or gateway of this enterprise has the ID no-such-id-0000.'),
  ).toBeVisible();
  await search.fill(gateway.toUpperCase().replace(/(..)(?=.)/g, '$1:'));
  await expect(page.getByRole('option', { name: new RegExp(gateway) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Gateway ${gateway}`);
  await page.goto(FLEET);
  await page.getByRole('searchbox', { name: 'Find lines' }).fill(dark.id);
  await expect(page.getByRole('heading', { name: 'Worklist: 1 line' })).toBeVisible();
  const line = lineOf(page, 'No mains voltage');
  await expect(line).toContainText('Check the breaker');
  await expect(line).toContainText(/(Since .* ago|First seen )/);

  await line.getByRole('checkbox').click();
  const bar = page.getByRole('region', { name: 'Selected lines' });
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(line).toContainText('Acknowledged');

  await line.getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Assigned');
  await dialog.getByRole('textbox', { name: 'Assigned to' }).fill('Crew 2');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Call first');
  await axeCheck(page);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(line).toContainText('Assigned to Crew 2');
  await expect(line).toContainText('Call first');
  await axeCheck(page);

  await bar.getByRole('link', { name: 'Crew sheet' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crew sheet: 1 address, 1 problem');
  await expect(page.getByText(gateway)).toBeVisible();
  await expect(page.getByText('Note: Call first')).toBeVisible();
  await axeCheck(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  const records = parseCsvRecords(Buffer.concat(chunks).toString('utf8'));
  expect(records.map((record) => record['Device ID'])).toContain(gateway);

  await page.getByRole('link', { name: 'Worklist' }).click();
  await page.getByRole('searchbox', { name: 'Find lines' }).fill(dark.id);
  await line.getByRole('checkbox').click();
  await bar.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Nothing to do')).toBeVisible();
  await page.goto(`${FLEET}&status=done`);
  await expect(line).toContainText('Done');
  await line.getByRole('button', { name: 'Change' }).click();
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('listitem')).toHaveCount(3);
  await expect(history).toContainText(OPERATOR);

  // As it was, for the other tests of this site.
  await dialog.getByRole('combobox', { name: 'Status' }).selectOption('Open');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toHaveCount(0);
});

test('two people on two servers change a line: the second is told, and nothing is lost', async ({
  page,
  browser,
  site,
  as,
}) => {
  test.setTimeout(180_000);
  const empty = world.fleetPremise(2);
  const otherUrl = await site.startOther();
  const context = await browser.newContext();
  const other = await context.newPage();
  await signIn(other, { ...site, url: otherUrl }, DISPATCHER);
  await as(OPERATOR);
  for (const [each, url] of [
    [page, site.url],
    [other, otherUrl],
  ] as const) {
    await each.goto(`${url}${FLEET}&q=${empty.id}`);
    await lineOf(each, 'No meter').getByRole('button', { name: 'Change' }).click();
  }
  await other.getByRole('combobox', { name: 'Status' }).selectOption('Acknowledged');
  await other.getByRole('textbox', { name: 'Note' }).fill('Called the owner');
  await other.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(lineOf(other, 'No meter')).toContainText('Acknowledged');

  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Assigned to' }).fill('Ana');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toContainText(`${DISPATCHER} changed this line first: now Acknowledged`);
  await dialog.getByRole('button', { name: 'Save mine anyway' }).click();
  await expect(lineOf(page, 'No meter')).toContainText('Acknowledged, Ana');

  await other.reload();
  await expect(lineOf(other, 'No meter')).toContainText('Acknowledged, Ana');
  await expect(lineOf(other, 'No meter')).toContainText('Called the owner');
  await lineOf(other, 'No meter').getByRole('button', { name: 'Change' }).click();
  const history = other.getByRole('region', { name: 'History' });
  await expect(history).toContainText(OPERATOR);
  await expect(history).toContainText(DISPATCHER);
  await context.close();
});

test('an enterprise’s premises and meters are pages of its fleet', async ({ page, as }) => {
  await as(OPERATOR);
  await page.goto('/premises?account=sandbox-utility');
  await expect(page).toHaveURL(/\/fleet\/premises\?account=sandbox-utility/);
  await page.goto(`/premises/${dark.id}?account=sandbox-utility`);
  await expect(page).toHaveURL(new RegExp(`/fleet/premises/${dark.id}`));
  await expect(page.getByRole('list', { name: 'On the worklist' })).toContainText('No mains voltage');
});
