import { expect, it } from 'vitest';
import type { EnterpriseAccess } from '@/lib/server/account';
import type { KnownUser } from '@/lib/server/auth/known-users';
import { UsageError } from '../usage-error';
import { chooseAccount } from './choose-account';

const user = (name: string): KnownUser => ({
  home: { id: `home_${name}`, kind: 'home', enterpriseId: null, clientId: 'c' },
  emails: [`${name}@example.com`],
});
const enterprise = (id: string): EnterpriseAccess => ({
  id,
  name: id,
  role: 'operator',
  account: { id: `ent_${id}`, kind: 'enterprise', enterpriseId: id, clientId: id },
});

function choose(homes: string[], ids: string[], audience: 'home' | 'enterprise' | 'both', named?: string) {
  const auth = { knownUsers: async () => homes.map(user), enterprises: () => ids.map(enterprise) };
  return chooseAccount(auth, { audience }, named).then(({ viewer, account }) => [account, viewer.home.id]);
}

it.each([
  [['alex'], ['east'], 'both', undefined, ['east', 'home_']],
  [['alex'], ['east', 'west'], 'enterprise', 'west', ['west', 'home_']],
  [['alex'], [], 'both', undefined, ['home', 'home_alex']],
  [['alex'], ['east'], 'home', undefined, ['home', 'home_alex']],
  [['alex'], ['east'], 'both', 'home', ['home', 'home_alex']],
  [['alex', 'kim'], ['east'], 'both', 'Kim@Example.com', ['home', 'home_kim']],
  [['alex', 'kim'], [], 'both', 'home_alex', ['home', 'home_alex']],
] as const)('%j with %j, for %s, named %s', async (homes, ids, audience, named, expected) => {
  expect(await choose([...homes], [...ids], audience, named)).toEqual(expected);
});

it.each([
  [['alex'], ['east', 'west'], 'both', undefined],
  [['alex'], [], 'enterprise', undefined],
  [['alex', 'kim'], [], 'both', undefined],
  [['alex', 'kim'], [], 'both', 'home'],
  [['alex'], ['east'], 'both', 'lee@example.com'],
  [[], [], 'both', undefined],
] as const)(
  'throws when the account is not clear: %j with %j, for %s, named %s',
  async (homes, ids, audience, named) => {
    await expect(choose([...homes], [...ids], audience, named)).rejects.toThrow(UsageError);
  },
);
