import { expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { weekSentence } from './week-sentence';

const none = { value: 'all', hoursBetweenFailures: null, hoursToRepair: null };

it.each([
  [{ devices: 0, known: 0, failing: null, failures: null, uptime: null }, 'No meters or gateways yet'],
  [{ devices: 3, known: 0, failing: null, failures: null, uptime: null }, 'Uptime over the last 7 days is not known'],
  [
    { devices: 3, known: 3, failing: 0, failures: 0, uptime: 1 },
    'Uptime 100% over the last 7 days; no device was down',
  ],
  [
    { devices: 5, known: 3, failing: 1, failures: 2, uptime: 0.5 },
    'Uptime 50.0% over the last 7 days, not known for 2; 1 of 3 devices was down at some time',
  ],
])('says what is known of %j', (cohort, sentence) => {
  expect(weekSentence({ ...none, ...cohort }, AMERICAN_FORMATS, null).replaceAll('\u202f', ' ')).toBe(sentence);
});

it('names the days of a week in the past', () => {
  const cohort = { ...none, devices: 3, known: 3, failing: 0, failures: 0, uptime: 1 };
  const days = ['2026-11-13', '2026-11-12', '2026-11-11', '2026-11-10', '2026-11-09', '2026-11-08', '2026-11-07'];
  expect(weekSentence(cohort, AMERICAN_FORMATS, days).replaceAll('\u202f', ' ')).toBe(
    'Uptime 100% from Nov 7 to Nov 13; no device was down',
  );
});
