import { expect, it } from 'vitest';
import type { BillCheckData } from '@/lib/contract/bills';
import { AMERICAN_FORMATS as formats } from '@/lib/domain/formats/formats';
import { findingSentence, verdictSentence } from './bill-words';

const BILL: BillCheckData['bill'] = {
  ...{ id: 'b', commodity: 'gas', start: '2026-06-01', end: '2026-07-01', unit: 'therm', currency: 'USD', note: '' },
  ...{ readStart: 1, readEnd: 41, estimated: false, billedUnits: 47, heatFactor: 1.03, total: 60 },
};
const CHECK: BillCheckData['check'] = {
  ...{ meter: 41.2, copper: 41, bill: 47, coverage: 1, expectedMicro: null, billedMicro: 60_000_000 },
  ...{ findings: [], verdict: 'unexplained' },
};
const say = (check: Partial<typeof CHECK>) =>
  verdictSentence({ bill: BILL, check: { ...CHECK, ...check } }, formats).replaceAll('\u202f', ' ');

it('says what differs, and what is most likely', () => {
  expect(say({})).toBe(
    'The bill has 47.0 therm; the meter counted 41.2 therm. Nothing we know explains the difference. Ask your utility.',
  );
  const finding = { cause: 'factor', explains: true, value: 1.175, shift: null } as const;
  expect(say({ findings: [finding], verdict: 'explained' })).toMatch(
    /Most likely the bill used another heat factor\.$/,
  );
  expect(findingSentence(finding, BILL, formats)).toContain('1.1750 therms per CCF; the bill says 1.0300');
});

it('says that a bill matches, or that there is too little', () => {
  expect(say({ verdict: 'agrees' })).toBe('This bill matches the readings.');
  expect(say({ verdict: 'unknown' })).toMatch(/^There is too little to compare/);
});

it('compares totals where the units agree', () => {
  expect(say({ bill: 41, expectedMicro: 50_000_000 })).toMatch(
    /^The bill comes to \$60\.00; your prices make it \$50\.00\./,
  );
});

it('names the days that fit', () => {
  const shifted = { cause: 'dates', explains: true, value: 47, shift: [2, 2] } as const;
  expect(findingSentence({ ...shifted, shift: [2, 2] }, BILL, formats)).toContain('from Jun 3, 2026 to Jul 3, 2026');
});
