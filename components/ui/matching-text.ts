import type { Formats } from '@/lib/domain/formats/formats';

interface MatchingTextProps {
  matching: number;
  total: number;
  noun: string;
  /** The search; empty: none. */
  search: string;
  /** True while the numbers are those from before. */
  isUpdating: boolean;
}

/** Returns how many match a search, such as '3 of 120 match', or how many there are without one. */
export function matchingText(
  { matching, total, noun, search, isUpdating }: MatchingTextProps,
  formats: Formats,
): string {
  if (isUpdating) return 'Updating…';
  if (search === '') return formats.counted(total, noun);
  return `${formats.count(matching)} of ${formats.count(total)} ${matching === 1 ? 'matches' : 'match'}`;
}
