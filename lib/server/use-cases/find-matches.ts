import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { Match, MatchesData, MatchesParams, MatchList } from '@/lib/contract/matches';
import { MATCHES_PAGE } from '@/lib/contract/page-sizes';
import { addressLine } from '@/lib/domain/address';
import type { Freshness } from '@/lib/domain/answer';
import { bestMatches } from '@/lib/domain/best-matches';
import type { FleetLocation } from '@/lib/domain/fleet/rows';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Premise } from '@/lib/domain/premise';
import { hasAllWords } from '@/lib/domain/premise-search';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import type { Context } from '../ports/context';

/** Matches that are compared; of more, the first ones of the list. */
const MAX_COMPARED = 2_000;

interface Found extends Freshness {
  found: Match[];
  matching: number;
  total: number;
}

/** Returns the premises, meters or gateways of an account that match a search best. Reads the stored lists only. */
export async function findMatches(
  ctx: Context,
  viewer: Viewer,
  {
    account: param,
    list,
    q = '',
    limit = MATCHES_PAGE.size,
  }: Pick<MatchesParams, 'account' | 'list'> & Partial<MatchesParams>,
): Promise<ApiAnswer<MatchesData>> {
  const account = resolveAccount(viewer, param);
  const { found, matching, total, ...freshness } = await (account.kind === 'enterprise'
    ? findInFleet(ctx, account, list, q)
    : findInHome(ctx, account, list, q));
  return apiAnswer({ matches: bestMatches(found, q, limit), matching, total }, freshness, completeListCoverage(total));
}

async function findInFleet(ctx: Context, account: AccountRef, list: MatchList, q: string): Promise<Found> {
  const { asOf, freshUntil, source, notice, select, model } = await ctx.fleets.get(account);
  const { count, slice } = await select[list]({ q, sort: null, dir: 'asc', filters: {}, before: null, counts: false });
  const found = slice(0, MAX_COMPARED).map(
    (row): Match => ({
      id: row.id,
      type: 'type' in row ? row.type : null,
      premise: { id: row.premiseId, name: row.premise, address: fleetAddress(row), timezone: row.timezone },
    }),
  );
  return { asOf, freshUntil, source, notice, found, matching: count, total: model[list].length };
}

function fleetAddress({ address, city, region, postalCode }: FleetLocation): string {
  const town = [region, postalCode].filter(Boolean).join(' ');
  return [address, city, town].filter(Boolean).join(', ');
}

async function findInHome(ctx: Context, account: AccountRef, list: MatchList, q: string): Promise<Found> {
  const { data, ...freshness } = await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' });
  const all = data.flatMap((premise) => itemsOf(premise, list));
  const matching = q.trim() === '' ? all : all.filter(({ texts }) => hasAllWords(q, texts));
  const found = matching.slice(0, MAX_COMPARED).map(({ match }) => match);
  return { ...freshness, found, matching: matching.length, total: all.length };
}

/** Returns a premise, or its meters or gateways, with the texts by which each is found. */
function itemsOf(premise: Premise, list: MatchList): { match: Match; texts: (string | null)[] }[] {
  const { id, name, address, timezone } = premise;
  const place = { id, name, address: addressLine(address), timezone };
  const common = [id, name, ...Object.values(address)];
  if (list === 'premises') return [{ match: { id, type: null, premise: place }, texts: common }];
  if (list === 'gateways') {
    return premise.gateways.map((gateway) => ({
      match: { id: gateway.id, type: null, premise: place },
      texts: [...common, gateway.id],
    }));
  }
  return premise.meters.map((meter) => ({
    match: { id: meter.id, type: meter.type, premise: place },
    texts: [...common, meter.id, meter.type, meterTypeOf(meter.type).label],
  }));
}
