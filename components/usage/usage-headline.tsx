import type { UsageSummary } from './usage-summary';

/**
 * The page's main sentence with its amount emphasized, and the notes below it. A new sentence replaces the element: a
 * translated page would otherwise keep words of the old one around the new amount.
 */
export function UsageHeadline({ summary }: { summary: UsageSummary }) {
  return (
    <div className="min-h-[3.75rem] sm:min-h-[1.875rem]">
      <p key={`${summary.lead}${summary.amount}${summary.tail}`} className="text-answer text-balance">
        {summary.lead}
        {summary.amount ? (
          <span translate="no" className="font-semibold whitespace-nowrap">{` ${summary.amount}`}</span>
        ) : null}
        {summary.tail}
      </p>
      {summary.notes.map((note) => (
        <p key={note} className="mt-1 text-quiet">
          {note}
        </p>
      ))}
    </div>
  );
}
