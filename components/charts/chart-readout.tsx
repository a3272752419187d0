export interface ReadoutFact {
  label: string;
  value: string | null;
  /** The value has a sign, so the label can be hidden on narrow screens. */
  signed?: boolean;
}

/**
 * Shows the values of one interval at a fixed place above the plot, where a finger does not cover it. Its height never
 * changes. Hidden from screen readers: they get the same text from the cursor.
 */
export function ChartReadout({ title, facts }: { title: string; facts: readonly ReadoutFact[] }) {
  return (
    <div aria-hidden="true" className="min-h-11 sm:flex sm:min-h-6 sm:flex-wrap sm:items-baseline sm:gap-x-4">
      <p className="font-medium whitespace-nowrap">{title || 'No readings'}</p>
      {/* One line on a phone: facts that do not fit are hidden, so that the plot does not move under the finger. */}
      <p className="flex flex-wrap gap-x-3 text-sm max-sm:h-[1.25rem] max-sm:overflow-hidden sm:gap-x-4 sm:text-base">
        {facts.map((fact) => (
          <span key={`${fact.label} ${fact.value}`} className="whitespace-nowrap">
            <span className={`text-quiet ${fact.signed ? 'max-sm:hidden' : ''}`}>{`${fact.label} `}</span>
            <span translate="no">{fact.value}</span>
          </span>
        ))}
      </p>
    </div>
  );
}

/** Returns the readout as one sentence, for screen readers. */
export function readoutSentence(title: string, facts: readonly ReadoutFact[]): string {
  return [title, ...facts.map((fact) => `${fact.label} ${String(fact.value)}`)].join(', ');
}
