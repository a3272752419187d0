import { Section } from '@/components/ui/section';
import type { BudgetData } from '@/lib/contract/budget';
import { countText } from '@/lib/domain/numbers';

/** Who goes first, what is kept for people, and how fast live readings are renewed just now. */
export function RequestPriorities({ budget }: { budget: BudgetData }) {
  const { hour, day, pace } = budget;
  const facts = [
    [
      'Pages first',
      `${countText(hour.reserve)} requests an hour and ${countText(day.reserve)} a day are kept for people who open a page. Nothing else may take them.`,
    ],
    ...(pace ? [['Live readings', pace.reason]] : []),
    ['Reports', 'A short one runs at once; a long one is spread over what is left of the day.'],
    ['Keeping history', 'Takes what nobody else wants, and gives way to everything above.'],
  ] as const;
  return (
    <Section title="Who goes first">
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt className="font-medium">{name}</dt>
            <dd className="text-quiet">{words}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
