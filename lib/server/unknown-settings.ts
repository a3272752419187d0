import { SECRET_SETTINGS, settingsSchema } from './env-schema';

/** A variable that looks like a setting and is none. */
interface UnknownSetting {
  name: string;
  /** The setting that was probably meant; null when none is like it. */
  meant: string | null;
}

const KNOWN = [...Object.keys(settingsSchema.shape), ...SECRET_SETTINGS.map((name) => `${name}_FILE`)];
/** More differences than these are another word. */
const MAX_DIFFERENCES = 3;

/** Returns the variables whose names begin with COPPER_ and are no settings. Pure. */
export function unknownSettings(names: readonly string[]): UnknownSetting[] {
  return names
    .filter((name) => name.startsWith('COPPER_') && !KNOWN.includes(name))
    .map((name) => ({ name, meant: mostAlike(name) }));
}

function mostAlike(name: string): string | null {
  const byDifference = KNOWN.map((known) => ({ known, differences: differences(name, known) }));
  const [best] = byDifference.sort((a, b) => a.differences - b.differences);
  return best && best.differences <= MAX_DIFFERENCES ? best.known : null;
}

/** Returns how many letters must be added, removed or replaced to make one text of the other. */
function differences(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
