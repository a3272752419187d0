import { describe, expect, it } from 'vitest';
import type { Alert } from '../insight/alerts';
import type { AlertRule } from '../insight/finding';
import { openAlerts } from './attention';

const NOW = Date.parse('2026-11-28T21:00:00Z');
const LATER = NOW + 1;

const alert = (rule: AlertRule, fields: Partial<Alert> = {}) =>
  ({ meterId: 'm', rule, state: 'open', quietUntil: null, ...fields }) as Alert;

describe('what needs attention', () => {
  it('is the open alerts, most urgent first', () => {
    const alerts = [alert('unusual-day'), alert('water-continuous'), alert('gas-never-zero', { state: 'closed' })];
    expect(openAlerts(alerts, NOW).map(({ rule }) => rule)).toEqual(['water-continuous', 'unusual-day']);
  });

  it('is nothing the user expects, until then', () => {
    const quiet = alert('water-continuous', { quietUntil: LATER });
    expect(openAlerts([quiet], NOW)).toEqual([]);
    expect(openAlerts([quiet], LATER)).toEqual([quiet]);
  });
});
