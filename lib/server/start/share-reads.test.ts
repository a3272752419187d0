import { expect, it } from 'vitest';
import type { AccountRef } from '../account';
import type { Context } from '../ports/context';
import type { RequestOptions } from '../ports/door';
import { shareReads } from './share-reads';

const account = { id: 'home_1', kind: 'home' } as AccountRef;
const options: RequestOptions = { purpose: 'premises', priority: 'person' };

it('reads lists once for each account, guest and priority', async () => {
  const read: string[] = [];
  const list = (name: string) => async (of: unknown) => {
    read.push(name);
    return { of };
  };
  const stores = { meterNames: { of: list('names') }, households: { of: list('people') } };
  const ctx = { archive: { premises: list('premises'), series: list('series') }, ...stores } as unknown as Context;

  const shared = shareReads(ctx);
  expect(await shared.archive.premises(account, options)).toBe(await shared.archive.premises(account, options));
  expect(await shared.meterNames.of('home_1')).toBe(await shared.meterNames.of('home_1'));
  expect(await shared.households.of('home_1')).toBe(await shared.households.of('home_1'));
  expect(read.splice(0)).toEqual(['premises', 'names', 'people']);

  await shared.archive.premises({ ...account, id: 'home_2' }, options);
  await shared.archive.premises({ ...account, onlyPremise: 'p' }, options);
  await shared.archive.premises(account, { ...options, priority: 'guest' });
  await shared.meterNames.of('home_2');
  await shared.households.of('home_2');
  expect(read.splice(0)).toEqual(['premises', 'premises', 'premises', 'names', 'people']);

  await shareReads(ctx).archive.premises(account, options);
  expect(read).toEqual(['premises']);
});
