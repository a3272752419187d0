import { describe, expect, it } from 'vitest';
import { ACCOUNTS, accountOfEmail, accountOfSub, homeOwner } from './accounts';

describe('accounts', () => {
  it('are found by address and by subject', () => {
    for (const account of ACCOUNTS) {
      expect(accountOfEmail(` ${account.email.toUpperCase()} `)).toBe(account);
      expect(accountOfSub(account.sub)).toBe(account);
    }
    expect(new Set(ACCOUNTS.map((account) => account.sub)).size).toBe(ACCOUNTS.length);
  });

  it('are separate for an unlisted address with the local part of a listed one', () => {
    const unlisted = accountOfEmail('Alex@elsewhere.example');
    expect(unlisted).toMatchObject({ email: 'alex@elsewhere.example', sub: 'auth0|alex@elsewhere.example' });
    expect(accountOfSub('auth0|alex@elsewhere.example')).toEqual(unlisted);
  });

  it('have the homes of a listed one, if only a tag is added to its address', () => {
    const tagged = accountOfEmail('alex+2@example.com');
    expect(accountOfSub(tagged?.sub ?? '')).toEqual(tagged);
    expect(homeOwner(tagged?.sub ?? '')).toBe('auth0|alex');
    for (const sub of ['auth0|alex', 'auth0|alex+2@elsewhere.example', 'auth0|nobody+2@example.com']) {
      expect(homeOwner(sub)).toBe(sub);
    }
  });

  it.each(['', 'alex', 'alex@example', 'a b@example.com', 'x|y@example.com', '<x>@example.com'])(
    'do not exist for %j',
    (typed) => {
      expect(accountOfEmail(typed)).toBeNull();
      expect(accountOfSub(`google-oauth2|${typed}`)).toBeNull();
    },
  );
});
