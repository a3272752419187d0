import { searchableText } from './search-text';

/** Something that can be found by its id and by the name and address of its premise. */
interface Findable {
  id: string;
  premise: { name: string | null; address: string };
}

/**
 * Returns the best `limit` of what matches a search: first the one whose id it is, then ids, names and addresses that
 * begin with it, then the rest; equally good ones in their order.
 */
export function bestMatches<M extends Findable>(found: readonly M[], search: string, limit: number): M[] {
  const text = searchableText(search);
  if (text === '') return found.slice(0, limit);
  const ranked = found.map((match) => ({ match, rank: rankOf(match, text) }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ match }) => match);
}

function rankOf({ id, premise: { name, address } }: Findable, text: string): number {
  if (mayBegin(id, text)) {
    const plain = searchableText(id);
    if (plain === text) return 0;
    if (plain.startsWith(text)) return 1;
  }
  return [name ?? '', address].some((each) => mayBegin(each, text) && searchableText(each).startsWith(text)) ? 2 : 3;
}

/**
 * False when a candidate can't begin with a searchable text, by its first letter or digit: thousands of candidates are
 * compared for each key that is pressed, and making one searchable takes a hundred times as long. A word of addresses
 * begins like its short form, which has a mark.
 */
function mayBegin(candidate: string, text: string): boolean {
  const wanted = /[a-z0-9]/.exec(text)?.[0];
  const first = /[a-z0-9\u0080-\uffff]/i.exec(candidate)?.[0].toLowerCase();
  return wanted === undefined || first === undefined || first > '\u007f' || first === wanted;
}
