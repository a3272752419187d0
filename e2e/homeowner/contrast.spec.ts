import { expect } from '@playwright/test';
import { axeCheck } from '../fixtures/axe';
import { test } from '../fixtures/test';

test('axe finds a faint cell in a row that is otherwise like the others', async ({ page }) => {
  const row = (cells: string) => `<tr><td>12:00</td>${cells}</tr>`;
  const show = (rows: string[]) =>
    page.setContent(
      `<html lang="en"><head><title>Table</title></head><body><main><h1>Table</h1><table>${rows.join('')}</table></main></body></html>`,
    );
  const plain = Array.from({ length: 9 }, (_, index) => row(`<td>${index + 10}</td>`));
  await show(plain);
  await axeCheck(page);
  for (const faint of [
    '<td style="color: #aaa">faint</td>',
    '<td><span style="opacity: 0.3">faint</span></td>',
    '<td style="background: #555">faint</td>',
  ]) {
    await show([...plain, row(faint), row(faint)]);
    await expect(axeCheck(page), faint).rejects.toThrow('color-contrast');
  }
});
