import type { Formats } from '@/lib/domain/formats/formats';

/** A word of this many letters and digits with a digit in it is an id, not the beginning of one. */
const MIN_ID_LENGTH = 8;

/**
 * Returns what a search found, in a sentence. `counts`: of premises, meters and gateways; undefined while they load, null
 * when that failed.
 */
export function fleetSearchStatus(
  search: string,
  counts: readonly number[] | null | undefined,
  formats: Formats,
): string {
  const text = search.trim();
  if (text === '') return 'Premises, meters and gateways: type a part of an address, an ID, a name, a tag or an email.';
  if (counts === null) return 'The search does not work right now.';
  if (counts === undefined) return 'Searching …';
  const [premises = 0, meters = 0, gateways = 0] = counts;
  if (premises + meters + gateways === 0) {
    return isId(text)
      ? `No premise, meter or gateway of this enterprise has the ID ${text}.`
      : `Nothing in this fleet has “${text}”.`;
  }
  return [
    formats.counted(premises, 'premise'),
    formats.counted(meters, 'meter'),
    formats.counted(gateways, 'gateway'),
  ].join(', ');
}

function isId(text: string): boolean {
  return !/\s/.test(text) && /\d/.test(text) && text.replace(/[^\p{L}\p{N}]/gu, '').length >= MIN_ID_LENGTH;
}
