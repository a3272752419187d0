import type { ReactNode } from 'react';
import { Card } from '@/components/ui/section';

/** A list of names and values. Missing values read 'Unknown'. */
export function Facts({ facts }: { facts: readonly [name: string, value: ReactNode][] }) {
  return (
    <Card className="px-4 py-3">
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-sm text-quiet">{name}</dt>
            <dd>{value ?? <span className="text-quiet">Unknown</span>}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
