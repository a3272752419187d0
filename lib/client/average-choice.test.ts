import { expect, it } from 'vitest';
import { wantsAverage, withAverageChoice } from './average-choice';
import { parseUsageView, stepView, usageViewSearch } from './usage-view';

const MONDAY = 1;

it('is in the URL beside the view, and stays when the view changes', () => {
  const params = new URLSearchParams('range=day&start=2026-03-10&account=utility');
  expect(wantsAverage(params)).toBe(false);
  const chosen = withAverageChoice(params, true);
  expect(chosen.toString()).toBe('range=day&start=2026-03-10&account=utility&average=1');
  const next = usageViewSearch(stepView(parseUsageView(chosen, '2026-03-10', MONDAY), -1), chosen);
  expect(wantsAverage(next)).toBe(true);
  expect(withAverageChoice(next, false).has('average')).toBe(false);
});
