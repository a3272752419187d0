import type { UsageSummary as Answer } from './usage-summary';

/** The answer first: one sentence with one big number, then what has to be known about it. */
export function UsageHeadline({ answer }: { answer: Answer }) {
  return (
    <div className="min-h-[3.75rem] sm:min-h-[1.875rem]">
      <p className="text-answer text-balance">
        {answer.lead}
        {answer.amount ? <span className="font-semibold whitespace-nowrap">{` ${answer.amount}`}</span> : null}
        {answer.tail}
      </p>
      {answer.notes.map((note) => (
        <p key={note} className="mt-1 text-quiet">
          {note}
        </p>
      ))}
    </div>
  );
}
