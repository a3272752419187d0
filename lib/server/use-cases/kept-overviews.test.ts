import { expect, it } from 'vitest';
import { dayStart, dayStarts } from '@/lib/domain/calendar';
import type { SeriesAnswer } from '../ports/archive';
import { keptOverview } from './kept-overviews';

const ZONE = 'America/Denver';
const at = (day: string) => dayStart(day, ZONE);
const DAYS = {
  starts: dayStarts({ start: '2026-11-01T06:00:00Z', end: '2026-11-11T07:00:00Z' }, ZONE),
  today: at('2026-11-09'),
  monthStart: at('2026-11-01'),
};

/** Returns an answer with the same amount in each hour of these days. */
function answer(amount: number): SeriesAnswer {
  const edges: number[] = [];
  for (let edge = at('2026-11-01'); edge <= at('2026-11-11'); edge += 3_600_000) edges.push(edge);
  const value = new Float64Array(edges.length - 1).fill(amount);
  const columns = { edges, states: edges.slice(1).map(() => 'measured'), value, rate: value };
  return { data: { meterId: 'm', meterType: 'power', timezone: ZONE, columns } } as unknown as SeriesAnswer;
}

it('makes an overview once, until the archive gives another series or a day has ended', () => {
  const [usage, baseline] = [answer(2), answer(1)];
  const first = keptOverview(usage, baseline, DAYS);
  expect(keptOverview(usage, baseline, { ...DAYS, starts: [...DAYS.starts] })).toBe(first);
  expect(first.overview).toMatchObject({ usedToday: 48, level: 'much-more' });

  expect(keptOverview(answer(3), baseline, DAYS).overview.usedToday).toBe(72);
  expect(keptOverview(usage, answer(2), DAYS).overview.level).toBe('usual');
  expect(keptOverview(usage, null, DAYS).overview.level).toBeNull();
  const tomorrow = keptOverview(usage, null, { ...DAYS, today: at('2026-11-10') });
  expect(tomorrow.hours[0]).toMatchObject({ start: '2026-11-10T07:00:00Z' });
});
