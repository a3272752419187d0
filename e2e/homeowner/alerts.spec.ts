import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';

test('the leak of the demo home is an alert, with its picture and feedback that can be taken back', async ({
  page,
  asNew,
}) => {
  // The check waits until nothing was stored for ten seconds.
  test.setTimeout(120_000);
  await asNew('alex@example.com');
  await expect(page.getByText('Maple Street').first()).toBeVisible();
  await page.goto('/alerts');
  const title = page.getByRole('heading', { name: 'Water has not stopped running' });
  await expect
    .poll(
      async () => {
        await page.reload();
        return title.count();
      },
      { timeout: 90_000, intervals: [3_000] },
    )
    .toBe(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/needs? your attention\.$/);
  await expect(page.getByText(/^At least [\d.]+\s*gal in every hour since/)).toBeVisible();
  await expect(page.getByRole('figure')).toBeVisible();
  await axeCheck(page);

  await page.getByRole('button', { name: 'It’s expected' }).click();
  await expect(page.getByRole('heading', { name: 'Expected' })).toBeVisible();
  await expect(page.getByText('You said that this is expected.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible();
});
