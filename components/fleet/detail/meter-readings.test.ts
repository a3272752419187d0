import { expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { readingColumns } from './meter-readings';

it('shows the register alone, not the coarser counter that is 100 times as large', () => {
  const columns = readingColumns({ type: 'power' }, 'America/Denver', AMERICAN_FORMATS);
  const reading = { time: '2026-11-09T21:05:00Z', value: 12345.67, actual: 1234567 };
  expect(columns.map(({ header }) => header)).toEqual(['Time', 'Register (kWh)']);
  expect(columns.map(({ cell }) => cell(reading))).toEqual(['Mon, Nov 9, 2:05\u202fPM MST', '12,345.67']);
});
