import { expect, it } from 'vitest';
import { unknownSettings } from './unknown-settings';

it('names a misspelled setting and the one that was meant', () => {
  expect(unknownSettings(['COPPER_LIMITS_HOUR', 'COPPER_OPERATOR', 'COPPER_COLOR'])).toEqual([
    { name: 'COPPER_LIMITS_HOUR', meant: 'COPPER_LIMIT_HOUR' },
    { name: 'COPPER_OPERATOR', meant: 'COPPER_OPERATORS' },
    { name: 'COPPER_COLOR', meant: null },
  ]);
});

it('accepts every setting, and leaves the variables of other programs alone', () => {
  expect(unknownSettings(['COPPER_LIMIT_HOUR', 'COPPER_CLIENT_SECRET_FILE', 'PATH', 'NEXTAUTH_URL_INTERNAL'])).toEqual(
    [],
  );
});
