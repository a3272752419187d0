import type { Answer, Freshness, Notice } from '@/lib/domain/answer';
import type { AccountRef } from '../account';
import { noticeFor } from '../concurrency/notice';
import { type ListPage, partnerGatewayHistory } from '../copper/partner-lists';
import type { WireGatewayHistory } from '../copper/wire-readings';
import { AppError } from '../errors';
import type { Door, RequestOptions } from '../ports/door';
import { enterpriseIdOf } from './enterprise-id';
import { fetchPages, type PagedList } from './fetch-pages';

/** State histories of an enterprise's gateways, as far as they could be had. */
export interface GatewayHistories extends PagedList<WireGatewayHistory> {
  /** False: a gateway that is not in the rows may have changed. */
  complete: boolean;
  /** Why they are not complete. */
  notice: Notice | null;
}

/** The lists themselves are there, so a message about old data would be wrong. */
const MESSAGE = 'We couldn’t load when gateways changed their state, so their uptime is not known.';
/** Lists and histories that are fetched together get their times a little apart. */
const TOGETHER_MS = 60_000;

/** Returns the earliest time, in milliseconds, of histories that fit lists of gateways of these times. */
export function historiesNotBefore(listedAt: readonly number[]): number {
  return Math.max(...listedAt) - TOGETHER_MS;
}

/**
 * Fetches the histories for lists of gateways, never older ones than the lists: a gateway that went down in between would
 * have been down for its whole week. Throws when a page cannot be had, unless the histories are `optional`: then a failed
 * page leaves the gateways that are on no other page unknown.
 */
export async function fetchGatewayHistories(
  door: Pick<Door, 'fetch'>,
  account: AccountRef,
  gateways: PagedList<unknown>,
  include: 'required' | 'optional',
  options: RequestOptions,
): Promise<GatewayHistories> {
  const enterpriseId = enterpriseIdOf(account);
  const notBefore = historiesNotBefore(gateways.freshness.map(({ asOf }) => Date.parse(asOf)));
  const read: GatewayHistories = { rows: [], raw: [], freshness: [], complete: false, notice: null };
  const isTooOld = ({ asOf, source }: Freshness) => source === 'stale' && Date.parse(asOf) < notBefore;
  const add = (page: Answer<ListPage<WireGatewayHistory>>) => {
    if (isTooOld(page)) {
      read.notice ??= page.notice && { ...page.notice, message: MESSAGE };
      return;
    }
    read.rows.push(...page.data.rows);
    read.freshness.push(page);
  };
  try {
    const fetchPage = (offset: number) =>
      door.fetch(account, partnerGatewayHistory(enterpriseId, { offset }), { ...options, notBefore });
    const pages = await fetchPages(fetchPage, add);
    return { ...read, complete: read.freshness.length === pages };
  } catch (error) {
    if (include === 'required' || !(error instanceof AppError)) throw error;
    const { code, retryAt } = noticeFor(error) ?? { code: 'cloud_error', retryAt: error.retryAt };
    return { ...read, notice: { code, retryAt, message: MESSAGE } };
  }
}
