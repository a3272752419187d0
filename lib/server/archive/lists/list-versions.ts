import { setImmediate } from 'node:timers/promises';
import { itemVersion, type ListItem } from './list-items';

/** A version to write. `body` is null when the item is no longer in the list. */
export interface NewVersion {
  itemId: string;
  body: string | null;
  hash: string;
}

const ITEMS_PER_SLICE = 1000;

/**
 * Returns the items of a complete list that are new, changed or gone. `known` has the hash of each item's last version,
 * empty for one that was gone. Runs in slices, since a fleet has a hundred thousand items.
 */
export async function newVersions(
  items: readonly ListItem[],
  known: ReadonlyMap<string, string>,
): Promise<NewVersion[]> {
  const versions = new Map<string, NewVersion>();
  const present = new Set<string>();
  for (const [index, { id, raw }] of items.entries()) {
    if (index % ITEMS_PER_SLICE === ITEMS_PER_SLICE - 1) await setImmediate();
    present.add(id);
    const { body, hash } = itemVersion(raw);
    // Pages may overlap: of two rows with the same id the last one counts.
    if (known.get(id) === hash) versions.delete(id);
    else versions.set(id, { itemId: id, body, hash });
  }
  const gone = [...known].filter(([id, hash]) => hash !== '' && !present.has(id));
  return [...versions.values(), ...gone.map(([itemId]) => ({ itemId, body: null, hash: '' }))];
}
