import { setImmediate } from 'node:timers/promises';
import { itemVersion, type ListItem } from './list-items';

/** A version to write: `body` null when the thing is no longer in the list. */
export interface NewVersion {
  itemId: string;
  body: string | null;
  hash: string;
}

const PAUSE_EVERY = 1000;

/**
 * What of a whole list is new, changed or gone. `known` has the hash of each thing's last version, empty for one that
 * was gone. Lets others in between: a fleet has a hundred thousand things.
 */
export async function newVersions(
  things: readonly ListItem[],
  known: ReadonlyMap<string, string>,
): Promise<NewVersion[]> {
  const versions = new Map<string, NewVersion>();
  const here = new Set<string>();
  for (const [place, { id, raw }] of things.entries()) {
    if (place % PAUSE_EVERY === PAUSE_EVERY - 1) await setImmediate();
    here.add(id);
    const { body, hash } = itemVersion(raw);
    // A thing that overlapping pages tell twice counts as it was told last.
    if (known.get(id) === hash) versions.delete(id);
    else versions.set(id, { itemId: id, body, hash });
  }
  const gone = [...known].filter(([id, hash]) => hash !== '' && !here.has(id));
  return [...versions.values(), ...gone.map(([itemId]) => ({ itemId, body: null, hash: '' }))];
}
