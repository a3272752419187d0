import { LEVEL_WORDS, type UsageLevel } from '@/lib/domain/home/usage-level';

/** How an amount compares with the typical one, in words; only 'much more' stands out. */
export function LevelChip({ level }: { level: UsageLevel }) {
  const tint = level === 'much-more' ? 'bg-[light-dark(#fdf3df,#2d2513)] text-watch' : 'bg-sunken text-quiet';
  return (
    <span className={`inline-block rounded-full px-2.5 py-0.5 text-sm font-medium whitespace-nowrap ${tint}`}>
      {LEVEL_WORDS[level]}
    </span>
  );
}
