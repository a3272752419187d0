import { describe, expect, it } from 'vitest';
import type { Alert } from '../insight/alerts';
import type { ActiveFinding, AlertRule } from '../insight/finding';
import { attentionOf, openAlerts } from './attention';

const NOW = Date.parse('2026-11-28T21:00:00Z');
const LATER = NOW + 1;

const alert = (rule: AlertRule, fields: Partial<Alert> = {}) =>
  ({ meterId: 'm', rule, state: 'open', quietUntil: null, ...fields }) as Alert;
const found = (rule: AlertRule, meterId = 'm') => ({ meterId, finding: { rule } as ActiveFinding });
const rules = (list: ReturnType<typeof attentionOf>) =>
  list.map(({ alert: each, found: other }) => (each ? each.rule : `found ${other?.finding.rule}`));

describe('what needs attention', () => {
  it('is the open alerts, most urgent first', () => {
    const alerts = [alert('unusual-day'), alert('water-continuous'), alert('gas-never-zero', { state: 'closed' })];
    expect(rules(attentionOf(alerts, [], NOW))).toEqual(['water-continuous', 'unusual-day']);
  });

  it('is also what was just found and is no alert yet', () => {
    const now = [found('water-continuous'), found('water-continuous', 'other')];
    expect(rules(attentionOf([alert('water-continuous')], now, NOW))).toEqual([
      'water-continuous',
      'found water-continuous',
    ]);
  });

  it('is nothing the user expects, until then', () => {
    const quiet = alert('water-continuous', { quietUntil: LATER });
    expect(attentionOf([quiet], [found('water-continuous')], NOW)).toEqual([]);
    expect(attentionOf([{ ...quiet, state: 'closed' }], [found('water-continuous')], NOW)).toEqual([]);
    expect(openAlerts([quiet], NOW)).toEqual([]);
    expect(rules(attentionOf([quiet], [], LATER))).toEqual(['water-continuous']);
  });
});
