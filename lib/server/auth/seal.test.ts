import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyring, type SealContext, SealError } from './seal';

const keyring = createKeyring('first secret first secret');
const place: SealContext = { column: 'Token.access', owner: 'home_1' };

describe('keyring', () => {
  it('opens what it sealed, and never makes the same box twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = keyring.seal(text, place);
        expect(keyring.open(sealed, place)).toBe(text);
      }),
    );
    expect(keyring.seal('x', place).box).not.toEqual(keyring.seal('x', place).box);
    expect(Buffer.from(keyring.seal('visible text', place).box).toString('latin1')).not.toContain('visible');
  });

  it('opens nothing that was changed, whichever byte', () => {
    const { keyId, box } = keyring.seal('token', place);
    for (let at = 0; at < box.length; at += 1) {
      const changed = new Uint8Array(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => keyring.open({ keyId, box: changed }, place)).toThrow(SealError);
    }
    expect(() => keyring.open({ keyId, box: box.slice(0, 20) }, place)).toThrow(SealError);
    expect(() => keyring.open({ keyId, box: new Uint8Array() }, place)).toThrow(SealError);
  });

  it('opens nothing in another row or column', () => {
    const sealed = keyring.seal('token', place);
    expect(() => keyring.open(sealed, { ...place, owner: 'home_2' })).toThrow(SealError);
    expect(() => keyring.open(sealed, { ...place, column: 'Token.refresh' })).toThrow(SealError);
  });

  it('keeps what an earlier secret sealed readable, and seals with the new one', () => {
    const old = keyring.seal('token', place);
    const rotated = createKeyring('second secret second secret', ['first secret first secret']);
    expect(rotated.keyId).not.toBe(keyring.keyId);
    expect(rotated.open(old, place)).toBe('token');
    const sealed = rotated.seal('token', place);
    expect(sealed.keyId).toBe(rotated.keyId);
    expect(() => keyring.open(sealed, place)).toThrow(SealError);
    expect(() => createKeyring('second secret second secret').open(old, place)).toThrow(/no key/);
  });

  it('names its key by eight hex digits and prints things one way', () => {
    expect(keyring.keyId).toMatch(/^[0-9a-f]{8}$/);
    expect(keyring.fingerprint('alex@example.com')).toMatch(/^[0-9a-f]{32}$/);
    expect(keyring.fingerprint('a')).toBe(keyring.fingerprint('a'));
    expect(createKeyring('other secret, other').fingerprint('a')).not.toBe(keyring.fingerprint('a'));
  });
});
