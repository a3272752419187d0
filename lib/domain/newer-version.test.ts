import { expect, it } from 'vitest';
import { isNewerVersion } from './newer-version';

it.each([
  ['0.1.1', '0.1.0', true],
  ['v0.10.0', '0.9.9', true],
  ['1.0.0', '0.99.99', true],
  ['0.1.0', '0.1.0', false],
  ['0.0.9', '0.1.0', false],
  ['0.9.9', '1.0.0', false],
  ['2.0.0-beta.1', '1.0.0', false],
  ['latest', '1.0.0', false],
  ['', '1.0.0', false],
])('%s after %s: %s', (other, version, newer) => expect(isNewerVersion(other, version)).toBe(newer));
