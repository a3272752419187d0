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
  const plain = searchableText(id);
  if (plain === text) return 0;
  if (plain.startsWith(text)) return 1;
  return [name ?? '', address].some((each) => searchableText(each).startsWith(text)) ? 2 : 3;
}
