import { expect, test } from 'vitest';
import { assembleSeries } from '../assemble-series';
import { pointColumns } from '../test-support/point-columns';
import { usageSteps } from './usage-steps';

const frame = (meterType: string) => ({
  meterId: 'm',
  meterType,
  meterCreatedAt: '2026-11-28T01:00:00Z',
  kind: 'usage' as const,
  granularity: 'hour' as const,
  timezone: 'UTC',
  start: '2026-11-28T00:00:00Z',
  end: '2026-11-28T06:00:00Z',
});
const point = (hour: number, value: number | null) => ({
  time: `2026-11-28T0${hour}:00:00Z`,
  value,
  rate: null,
  register: null,
  actual: null,
});
const series = (type: string) =>
  assembleSeries(
    frame(type),
    pointColumns([point(1, 2), point(2, null), point(3, -99_990), point(4, 1)]),
    Date.parse('2026-11-28T04:30:00Z'),
  );

test('intervals that are over, without the current one and those before the meter existed', () => {
  expect(usageSteps(series('power_net')).map(({ value }) => value)).toEqual([2, null, -99_990]);
});

test('a register that began again is no usage', () => {
  expect(usageSteps(series('water')).map(({ value }) => value)).toEqual([2, null, null]);
});
