import { expect, test } from 'vitest';
import { type Alert, type AlertStep, alertStep } from './alerts';
import type { AlertRule, Finding } from './finding';

const basis = { start: 0, end: 100, expected: 10, known: 10 };
const evidence = { per: 'hour' as const, steps: [], limit: null, typical: null };
const quiet = (state: 'clear' | 'unknown'): Finding => ({ rule: 'water-continuous', state, basis, evidence: null });
const active = (since: number, level = 2, rule: AlertRule = 'water-continuous'): Finding => ({
  ...{ rule, state: 'active', since, sinceIsExact: true, level, limit: 1, typical: 0, basis, evidence },
});
const open = { since: 40, knownUntil: 100, version: 3, content: { level: 2, limit: 1 } as Alert['content'] };
const at = { quietUntil: null, knownUntil: 110, now: 120 };

const CASES: [string, AlertStep, AlertStep][] = [
  ['opens', alertStep(active(50), null, at), { step: 'open', since: 50 }],
  ['nothing to open', alertStep(quiet('clear'), null, at), { step: 'none' }],
  ['restart: the same finding again', alertStep(active(40), open, at), { step: 'update', since: 40, version: 3 }],
  ['a changed level is a new version', alertStep(active(40, 5), open, at), { step: 'update', since: 40, version: 4 }],
  ['late readings move the beginning', alertStep(active(20), open, at), { step: 'update', since: 20, version: 4 }],
  [
    'ends with newer readings',
    alertStep(quiet('clear'), open, at),
    { step: 'close', closedAt: 110, closedBy: 'ended' },
  ],
  [
    'a correction removes it',
    alertStep(quiet('clear'), open, { ...at, knownUntil: 100 }),
    { step: 'close', closedAt: 100, closedBy: 'corrected' },
  ],
  ['a gap does not end it', alertStep(quiet('unknown'), open, at), { step: 'none' }],
  ['a gap does not open it', alertStep(quiet('unknown'), null, at), { step: 'none' }],
  ['quiet', alertStep(active(50), null, { ...at, quietUntil: 121 }), { step: 'none' }],
  ['no longer quiet', alertStep(active(50), null, { ...at, quietUntil: 120 }), { step: 'open', since: 50 }],
  [
    'quiet does not close an open one',
    alertStep(active(40), open, { ...at, quietUntil: 121 }),
    { step: 'update', since: 40, version: 3 },
  ],
  [
    'a second unusual day belongs to the first',
    alertStep(active(90, 2, 'unusual-day'), open, at),
    { step: 'update', since: 40, version: 3 },
  ],
];

test.each(CASES)('%s', (_name, step, expected) => {
  expect(step).toEqual(expected);
});
