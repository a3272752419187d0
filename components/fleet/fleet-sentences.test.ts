import { describe, expect, it } from 'vitest';
import { problemSentence } from './detail/problem-sentence';
import { weekSentence } from './health/week-sentence';

describe('problemSentence', () => {
  const devices = (...states: string[]) => states.map((state) => ({ state }));
  it.each([
    [[], 'No meters or gateways yet'],
    [devices('connected'), 'The device is OK'],
    [devices('disconnected'), '1 of 1 device has a problem'],
    [devices('disconnected', 'connected'), '1 of 2 devices has a problem'],
    [devices('disconnected', 'degraded', 'connected'), '2 of 3 devices have a problem'],
  ])('%#', (given, sentence) => expect(problemSentence(given)).toBe(sentence));
});

describe('weekSentence', () => {
  it.each([
    [0, 'no device was down'],
    [1, '1 of 2 devices was down at some time'],
    [2, '2 of 2 devices were down at some time'],
  ])('with %d failing', (failing, text) =>
    expect(
      weekSentence({
        ...{ value: 'all', failures: failing, hoursBetweenFailures: null },
        ...{ devices: 2, known: 2, failing, uptime: 1 },
      }),
    ).toBe(`Uptime 100\u202f% over the last 7 days; ${text}`),
  );
});
