export interface ReadoutFact {
  label: string;
  value: string | null;
  /** Carries its own sign, so that the label can go where there is little room. */
  signed?: boolean;
}

/**
 * One interval in numbers, fixed above the plot where no finger hides it. Keeps its height whatever it says; the
 * cursor says the same to assistive technology, so this is for eyes only.
 */
export function ChartReadout({ title, facts }: { title: string; facts: readonly ReadoutFact[] }) {
  return (
    <div aria-hidden="true" className="min-h-11 sm:flex sm:min-h-6 sm:flex-wrap sm:items-baseline sm:gap-x-4">
      <p className="font-medium whitespace-nowrap">{title || 'No readings'}</p>
      {/* One line on a phone: what does not fit is left out whole, so that the plot never moves under the finger. */}
      <p className="flex flex-wrap gap-x-3 text-sm max-sm:h-[1.125rem] max-sm:overflow-hidden sm:gap-x-4 sm:text-base">
        {facts.map((fact) => (
          <span key={fact.label} className="whitespace-nowrap">
            <span className={`text-quiet ${fact.signed ? 'max-sm:hidden' : ''}`}>{`${fact.label} `}</span>
            {fact.value}
          </span>
        ))}
      </p>
    </div>
  );
}
