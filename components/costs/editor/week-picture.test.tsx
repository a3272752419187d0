import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Band } from '@/lib/domain/money/tariff';
import { tariffOf, usage } from '@/lib/domain/money/test-support/sample-tariffs';
import { WeekPicture } from './week-picture';

const SEASONS = [
  { id: 's', label: 'Summer', from: '06-01', to: '09-30' },
  { id: 'w', label: 'Winter', from: '10-01', to: '05-31' },
];

it('describes each season’s week, with what has no price or two', () => {
  const peak: Band = { label: 'Peak', season: 's', hours: [['16:00', '21:00']], tiers: [{ price: 0.3 }] };
  const rest: Band = { label: 'Base', tiers: [{ price: 0.1 }] };
  const line = usage({
    bands: [peak, { ...rest, season: 's', hours: [['20:00', '16:00']] }, { ...rest, season: 'w', days: ['mon'] }],
  });
  const [version] = tariffOf([line], { seasons: SEASONS }).versions;
  if (!version) throw new Error('no version');
  render(<WeekPicture version={version} line={line} />);
  const [summer, winter] = screen.getAllByRole('img').map((picture) => picture.getAttribute('aria-label'));
  expect(summer).toContain('Sat: Base from 0, Peak from 16, two prices from 20, Base from 21');
  expect(winter).toContain('Mon: Base from 0. Tue: no price from 0');
});
