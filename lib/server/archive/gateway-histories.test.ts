import { expect, it } from 'vitest';
import type { AnswerSource } from '@/lib/domain/answer';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import type { AccountRef } from '../account';
import { gatewayChanges } from '../copper/to-states';
import { AppError } from '../errors';
import type { Door, RequestOptions } from '../ports/door';
import { fetchGatewayHistories } from './gateway-histories';

const ACCOUNT: AccountRef = { id: 'e', kind: 'enterprise', enterpriseId: 'utility', clientId: 'c' };
const OPTIONS = { purpose: 'premises', priority: 'person' } as const satisfies RequestOptions;
const NOW = '2026-11-20T14:00:00.000Z';
const DOWN = new AppError('cloud_down', { userMessage: 'Copper is down.' });
const freshness = (asOf = NOW, source: AnswerSource = 'cloud') => ({ asOf, source, freshUntil: asOf, notice: null });
const gateways = { rows: [], raw: [], freshness: [freshness()] };

/** Returns a door that answers page after page of a thousand gateways, the last one with one; `null` fails. */
function doorOf(pages: ({ asOf?: string; source?: AnswerSource } | null)[]) {
  const offsets: string[] = [];
  const fetch: Door['fetch'] = async (_account, { query, parse }) => {
    const offset = Object.fromEntries(query).offset ?? '';
    offsets.push(offset);
    const index = Number(offset) / 1000;
    const page = pages[index];
    if (!page) throw DOWN;
    const length = index === pages.length - 1 ? 1 : 1000;
    const rows = Array.from({ length }, (_, row) => ({ id: `${index}-${row}`, history: [] }));
    return { ...freshness(page.asOf, page.source), data: parse(rows) };
  };
  return { offsets, door: { fetch } };
}

const read = (pages: Parameters<typeof doorOf>[0], include: 'required' | 'optional') =>
  fetchGatewayHistories(doorOf(pages).door, ACCOUNT, gateways, include, OPTIONS);

it('reads page after page until one is not full', async () => {
  const { door, offsets } = doorOf([{}, {}, {}]);
  const { rows, complete } = await fetchGatewayHistories(door, ACCOUNT, gateways, 'required', OPTIONS);
  expect([offsets, rows.length, complete]).toEqual([['0', '1000', '2000'], 2001, true]);
});

it('does not take some pages for all of them', async () => {
  await expect(read([{}, null, {}], 'required')).rejects.toBe(DOWN);
  const { rows, complete, notice } = await read([{}, null, {}], 'optional');
  expect([rows.length, complete, notice?.code]).toEqual([1000, false, 'cloud_down']);
  const changesOf = runAllSlices(gatewayChanges(rows, complete));
  expect([changesOf('0-0'), changesOf('2-0')]).toEqual([[], null]);
});

it('leaves out pages that are older than the list of gateways, but not those that are as old', async () => {
  const old = { asOf: '2026-11-20T13:00:00.000Z', source: 'stale' } as const;
  expect(await read([{}, old], 'optional')).toMatchObject({ complete: false });
  const oldList = { ...gateways, freshness: [freshness(old.asOf, 'stale')] };
  const { door } = doorOf([old]);
  expect(await fetchGatewayHistories(door, ACCOUNT, oldList, 'required', OPTIONS)).toMatchObject({ complete: true });
});
