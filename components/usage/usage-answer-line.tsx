import { LevelChip } from '@/components/ui/level-chip';
import type { UsageAnswer } from './usage-summary';

/**
 * The page's answer. A new answer replaces the element: a translated page would otherwise keep words of the old one
 * around the new amount.
 */
export function UsageAnswerLine({ answer: { amount, words, than, level } }: { answer: UsageAnswer }) {
  return (
    <p key={`${amount}${words}${level}`} className="flex min-h-9 flex-wrap items-baseline gap-x-2.5 gap-y-1">
      {amount ? (
        <span translate="no" className="text-answer font-semibold whitespace-nowrap">
          {amount}
        </span>
      ) : null}
      {words ? (
        <span className={amount ? 'text-quiet' : 'text-base leading-4.5 font-semibold text-balance sm:text-lg'}>
          {words}
          {/* A phone has it in the choice below the chart. */}
          {than ? <span className="max-sm:sr-only">{` ${than}`}</span> : null}
        </span>
      ) : null}
      {level ? <LevelChip level={level} /> : null}
    </p>
  );
}
