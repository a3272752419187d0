import { expect, it } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret';

it('opens with the passphrase only, and not once it was changed', () => {
  const sealed = sealSecret('a key of at least 16 characters', 'a passphrase');
  expect(openSecret(sealed, 'a passphrase')).toBe('a key of at least 16 characters');
  expect(sealed).not.toContain('at least');
  expect(() => openSecret(sealed, 'another')).toThrow('BACKUP_PASSPHRASE does not open');
  const { body, ...parts } = JSON.parse(sealed) as { body: string };
  const changed = Buffer.from(body, 'base64');
  changed[0] = (changed[0] ?? 0) ^ 1;
  expect(() => openSecret(JSON.stringify({ ...parts, body: changed.toString('base64') }), 'a passphrase')).toThrow();
  expect(() => openSecret('{}', 'a passphrase')).toThrow('BACKUP_PASSPHRASE does not open');
});
