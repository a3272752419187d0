import { expect, test } from 'vitest';
import type { AccountRef } from '../account';
import { createChangedAccounts } from './changed-accounts';

const home: AccountRef = { id: 'h', kind: 'home', enterpriseId: null, clientId: 'c' };

function accounts() {
  let now = 0;
  const changed = createChangedAccounts(() => now);
  return {
    changed,
    at(seconds: number) {
      now = seconds * 1000;
    },
    ids: () => changed.due().map(({ id }) => id),
  };
}

test('an account is due ten seconds after its last usage was stored', () => {
  const { changed, at, ids } = accounts();
  changed.add(home);
  at(5);
  changed.add(home);
  at(14);
  expect(ids()).toEqual([]);
  at(15);
  expect(ids()).toEqual(['h']);
});

test('a history that is being saved does not delay it for more than a minute', () => {
  const { changed, at, ids } = accounts();
  for (let seconds = 0; seconds <= 60; seconds += 5) {
    at(seconds);
    changed.add(home);
    expect(ids()).toEqual(seconds < 60 ? [] : ['h']);
  }
});

test('the next check comes a minute later at the soonest, with what was stored during the first', () => {
  const { changed, at, ids } = accounts();
  changed.add(home);
  at(10);
  changed.take('h');
  expect(ids()).toEqual([]);
  changed.add(home);
  at(69);
  expect(ids()).toEqual([]);
  at(70);
  expect(ids()).toEqual(['h']);
});

test('an enterprise has no alerts', () => {
  const { changed, at, ids } = accounts();
  changed.add({ ...home, kind: 'enterprise' });
  at(100);
  expect(ids()).toEqual([]);
});
