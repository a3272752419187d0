import type { AlertData } from '@/lib/contract/insights';

/** An open alert of a leak, as our API sends it. */
export const LEAK: AlertData = {
  id: 'a',
  premiseId: 'p',
  premiseName: 'Maple Street',
  timezone: 'America/Denver',
  meterId: 'm',
  meterName: null,
  meterType: 'water',
  unit: 'gal',
  rule: 'water-continuous',
  state: 'open',
  openedAt: '2026-11-28T20:10:00Z',
  knownUntil: '2026-11-28T20:00:00Z',
  closedAt: null,
  closedBy: null,
  version: 1,
  feedback: null,
  quietUntil: null,
  price: null,
  found: {
    since: '2026-10-08T10:00:00Z',
    sinceIsExact: true,
    level: 1.706,
    limit: 1,
    typical: 0,
    basis: { start: '2026-10-08T10:00:00Z', end: '2026-11-28T20:00:00Z', expected: 1234, known: 1230 },
    evidence: { per: 'hour', steps: [], limit: 1.7, typical: null },
    aboveTypical: { usage: 158, typical: 100, hours: 168 },
    unusualHours: [],
  },
};
