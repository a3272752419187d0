import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/test';
import { isoLocalDay, meterOfType, premiseNamed, usagePath } from '../fixtures/truth';

const MAPLE = premiseNamed('alex@example.com', 'Maple');
const POWER = meterOfType(MAPLE, 'power');
const MONTH = `range=dates&start=${isoLocalDay(MAPLE.zone, -30)}&end=${isoLocalDay(MAPLE.zone, -2)}&granularity=day`;

/** Shows the page as on a sheet of letter paper, for which nothing is drawn anew: browsers do not wait for that. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: 720, height: 900 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

test('a printed page has every row of its table, the chart in its card, and dark text on white', async ({
  page,
  as,
}) => {
  await as('alex@example.com');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(usagePath(POWER, `${MONTH}&table=1`));
  await expect(page.locator('.plot-area svg').last()).toBeVisible();
  await page.evaluate(() => {
    window.ResizeObserver.prototype.observe = () => {};
  });
  await onPaper(page);

  const frame = await page.getByRole('table').evaluate((table) => {
    const { parentElement } = table;
    return { table: table.getBoundingClientRect().height, frame: parentElement?.getBoundingClientRect().height ?? 0 };
  });
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(29);
  expect(frame.frame).toBeGreaterThanOrEqual(frame.table);

  const card = await page.locator('figure').boundingBox();
  const drawing = await page.locator('.plot-area svg').last().boundingBox();
  expect((drawing?.x ?? 0) + (drawing?.width ?? 0)).toBeLessThanOrEqual((card?.x ?? 0) + (card?.width ?? 0) + 1);

  const colors = await page.evaluate(() => ({
    page: getComputedStyle(document.documentElement).backgroundColor,
    text: getComputedStyle(document.body).color,
  }));
  expect(colors).toEqual({ page: 'rgb(255, 255, 255)', text: 'rgb(0, 0, 0)' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Details' })).toBeHidden();
});

/** Returns how many sheets of letter paper the page takes. */
async function sheets(page: Page): Promise<number | undefined> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1');
  await page.emulateMedia({ media: 'screen' });
  return pdf.match(/\/Type \/Page\b/g)?.length;
}

test('usage and a month of a home are printed on one page each, without the app’s frame', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, MONTH));
  await expect(page.locator('.plot-area svg').last()).toBeVisible();
  expect(await sheets(page)).toBe(1);
  const month = isoLocalDay(MAPLE.zone, -31).slice(0, 7);
  await page.goto(`/premises/${MAPLE.id}/summary?month=${month}`);
  await expect(page.getByRole('img')).toHaveCount(MAPLE.meters.length);
  expect(await sheets(page)).toBe(1);
});

test('a table of a fleet is printed in full, not only its rows on screen', async ({ page, as }) => {
  await as('operator@utility.example');
  await page.goto('/fleet/meters?account=sandbox-utility');
  await expect(page.getByRole('table').getByRole('row').nth(5)).toBeVisible();
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  const count = Number(heading?.split(' ')[0]);
  await page.setViewportSize({ width: 720, height: 300 });
  await onPaper(page);
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(count + 1);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByRole('table').getByRole('row').nth(count)).toBeHidden();
});

/** Copies the content of an element and returns the text that a spreadsheet gets. */
function copied(page: Page, selector: string): Promise<string> {
  return page.evaluate((name) => {
    const element = document.querySelector(name);
    const selection = document.getSelection();
    if (!element || !selection) throw new Error(`No ${name}`);
    selection.selectAllChildren(element);
    const event = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return event.defaultPrevented ? (event.clipboardData?.getData('text/plain') ?? '') : String(selection);
  }, selector);
}

test('a copied table has numbers that spreadsheets read', async ({ page, as }) => {
  await as('alex@example.com');
  await page.goto(usagePath(POWER, `${MONTH}&table=1`));
  await expect(page.getByRole('table')).toBeVisible();
  const lines = async () => (await copied(page, 'main table')).split('\n').map((line) => line.split('\t'));
  // The table is in the HTML of the server, before the page hears a copy, and is drawn again when its code is loaded.
  await expect(async () => expect((await lines())[0]?.[0]).toBe('Time')).toPass();
  const [, ...rows] = await lines();
  expect(rows).toHaveLength(28);
  const numbers = rows.flatMap((cells) => cells.slice(1)).filter((cell) => cell !== '');
  expect(numbers.filter((cell) => Number.isNaN(Number(cell)))).toEqual([]);
  // A month has days below typical, and registers above 10,000: both are written differently on the page.
  expect(numbers.some((cell) => Number(cell) < 0)).toBe(true);
  expect(numbers.some((cell) => Number(cell) >= 10_000)).toBe(true);

  expect(await copied(page, 'main')).not.toMatch(/[\u2212\u202f]/);
});
