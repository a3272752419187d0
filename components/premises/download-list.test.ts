import { expect, it } from 'vitest';
import { listCsvUrl } from './download-list';

it('is the account’s file for a home, and all meters for an enterprise', () => {
  expect(listCsvUrl('home')).toBe('/api/reports/account.csv');
  expect(listCsvUrl('utility')).toBe('/api/fleet/meters/rows.csv?account=utility');
});
