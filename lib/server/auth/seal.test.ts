import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyring, type SealContext, SealError } from './seal';

const keyring = createKeyring('first secret first secret');
const context: SealContext = { column: 'Token.access', owner: 'home_1' };

describe('keyring', () => {
  it('opens what it sealed, and never returns the same box twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = keyring.seal(text, context);
        expect(keyring.open(sealed, context)).toBe(text);
      }),
    );
    expect(keyring.seal('x', context).box).not.toEqual(keyring.seal('x', context).box);
    expect(Buffer.from(keyring.seal('visible text', context).box).toString('latin1')).not.toContain('visible');
  });

  it('refuses a box with any byte changed', () => {
    const { keyId, box } = keyring.seal('token', context);
    for (let index = 0; index < box.length; index += 1) {
      const changed = new Uint8Array(box);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => keyring.open({ keyId, box: changed }, context)).toThrow(SealError);
    }
    expect(() => keyring.open({ keyId, box: box.slice(0, 20) }, context)).toThrow(SealError);
    expect(() => keyring.open({ keyId, box: new Uint8Array() }, context)).toThrow(SealError);
  });

  it('refuses a box of another row or column', () => {
    const sealed = keyring.seal('token', context);
    expect(() => keyring.open(sealed, { ...context, owner: 'home_2' })).toThrow(SealError);
    expect(() => keyring.open(sealed, { ...context, column: 'Token.refresh' })).toThrow(SealError);
  });

  it('opens values of a previous secret, and seals with the current one', () => {
    const old = keyring.seal('token', context);
    const rotated = createKeyring('second secret second secret', ['first secret first secret']);
    expect(rotated.keyId).not.toBe(keyring.keyId);
    expect(rotated.open(old, context)).toBe('token');
    const sealed = rotated.seal('token', context);
    expect(sealed.keyId).toBe(rotated.keyId);
    expect(() => keyring.open(sealed, context)).toThrow(SealError);
    expect(() => createKeyring('second secret second secret').open(old, context)).toThrow(/no key/);
  });

  it('names its key with eight hex digits and hashes one way', () => {
    expect(keyring.keyId).toMatch(/^[0-9a-f]{8}$/);
    expect(keyring.fingerprint('alex@example.com')).toMatch(/^[0-9a-f]{32}$/);
    expect(keyring.fingerprint('a')).toBe(keyring.fingerprint('a'));
    expect(createKeyring('other secret, other').fingerprint('a')).not.toBe(keyring.fingerprint('a'));
  });
});
