import { Skeleton } from '@/components/ui/skeleton';
import type { UsageFact } from './usage-facts';

interface UsageTotalsProps {
  /** Null while they load. */
  facts: readonly UsageFact[] | null;
  /** How many there will be. */
  count?: number;
}

/** The totals of a period: in a row on a phone, in a column beside the chart. What still loads has its place. */
export function UsageTotals({ facts, count = 4 }: UsageTotalsProps) {
  return (
    <dl
      aria-busy={facts === null}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-2xl border border-line bg-line sm:grid-cols-4 lg:grid-cols-1"
    >
      {facts
        ? facts.map((fact) => (
            <div key={fact.label} className="bg-surface px-4 py-3 max-lg:last:odd:col-span-2">
              <dt className="text-sm text-quiet">{fact.label}</dt>
              <dd translate="no" className="text-lg font-semibold">
                {fact.value ?? <Skeleton className="h-6 w-20" />}
              </dd>
              {fact.value === null ? (
                <dd>
                  <Skeleton className="h-[1.125rem] w-28" />
                </dd>
              ) : null}
              {fact.hints.map((hint) => (
                <dd key={hint} className="text-sm text-quiet">
                  {hint}
                </dd>
              ))}
            </div>
          ))
        : ['used', 'other', 'difference', 'cost', 'expected'].slice(0, count).map((key) => (
            <div key={key} className="bg-surface px-4 py-3">
              <Skeleton className="h-[1.125rem] w-24" />
              <Skeleton className="mt-1 h-6 w-20" />
              <Skeleton className="mt-1 h-[1.125rem] w-28" />
            </div>
          ))}
    </dl>
  );
}
