import type { Answer, Freshness } from '@/lib/domain/answer';
import { FULL_PAGE, type ListPage } from '../copper/partner-lists';

/** The rows of several pages of a list, parsed and as sent, with the freshness of each page. */
export interface PagedList<T> extends ListPage<T> {
  freshness: Freshness[];
}

/** A million rows. Stops the loop for a cloud that never sends a short page. */
const MAX_PAGES = 1000;

/** Fetches pages one after another until one is not full. Returns how many. Throws when any of them cannot be had. */
export async function fetchPages<T>(
  fetchPage: (offset: number) => Promise<Answer<ListPage<T>>>,
  add: (page: Answer<ListPage<T>>) => void,
): Promise<number> {
  for (let pages = 0; ; pages += 1) {
    const page = await fetchPage(pages * FULL_PAGE);
    add(page);
    if (page.data.rows.length < FULL_PAGE || pages + 1 === MAX_PAGES) return pages + 1;
  }
}
