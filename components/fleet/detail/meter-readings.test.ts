import { expect, it } from 'vitest';
import { readingColumns } from './meter-readings';

it('shows the register alone, not the coarser counter that is 100 times as large', () => {
  const columns = readingColumns({ type: 'power' }, 'America/Denver');
  const reading = { time: '2026-11-09T21:05:00Z', value: 12345.67, actual: 1234567 };
  expect(columns.map(({ header }) => header)).toEqual(['Time', 'Register (kWh)']);
  expect(columns.map(({ cell }) => cell(reading))).toEqual(['Mon 9 Nov, 14:05 MST', '12\u202f345.67']);
});
