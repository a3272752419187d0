import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { problemSentence } from './detail/problem-sentence';
import { weekSentence } from './health/week-sentence';

describe('problemSentence', () => {
  const devices = (meterCount: number, failing: number) => ({
    ...{ meterCount, gatewayCount: 1 },
    problems: { meters: failing, gateways: 0 },
  });
  it.each([
    [{ ...devices(0, 0), gatewayCount: 0 }, 'No meters or gateways yet'],
    [devices(0, 0), 'The device is OK'],
    [{ ...devices(1, 1), gatewayCount: 0 }, '1 of 1 device has a problem'],
    [devices(1, 1), '1 of 2 devices has a problem'],
    [devices(10_000, 2), '2 of 10,001 devices have a problem'],
  ])('%#', (given, sentence) => expect(problemSentence(given, AMERICAN_FORMATS)).toBe(sentence));
});

describe('weekSentence', () => {
  it.each([
    [0, 'no device was down'],
    [1, '1 of 2 devices was down at some time'],
    [2, '2 of 2 devices were down at some time'],
  ])('with %d failing', (failing, text) =>
    expect(
      weekSentence(
        {
          ...{ value: 'all', failures: failing, hoursBetweenFailures: null, hoursToRepair: null },
          ...{ devices: 2, known: 2, failing, uptime: 1 },
        },
        AMERICAN_FORMATS,
        null,
      ),
    ).toBe(`Uptime 100% over the last 7 days; ${text}`),
  );
});
