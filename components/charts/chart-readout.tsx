export interface ReadoutFact {
  label: string;
  value: string | null;
}

/**
 * One interval in numbers, fixed above the plot where no finger hides it. Keeps its height whatever it says; the
 * cursor says the same to assistive technology, so this is for eyes only.
 */
export function ChartReadout({ title, facts }: { title: string; facts: readonly ReadoutFact[] }) {
  return (
    <div aria-hidden="true" className="flex min-h-[2.75rem] flex-wrap content-start items-baseline gap-x-4 sm:min-h-6">
      <span className="font-medium whitespace-nowrap">{title}</span>
      {facts.map((fact) => (
        <span key={fact.label} className="whitespace-nowrap">
          <span className="text-quiet">{fact.label} </span>
          {fact.value}
        </span>
      ))}
    </div>
  );
}
