import { counted, countText } from '@/lib/domain/numbers';

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
export function matchingText({ matching, total, noun, search, isUpdating }: MatchingTextProps): string {
  if (isUpdating) return 'Updating…';
  if (search === '') return counted(total, noun);
  return `${countText(matching)} of ${countText(total)} ${matching === 1 ? 'matches' : 'match'}`;
}
