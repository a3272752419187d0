import { Section } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { BudgetData } from '@/lib/contract/budget';
import { reserveText } from './budget-words';

/** The order in which requests are served, what is reserved for pages, and the current rate of live updates. */
export function RequestPriorities({ budget }: { budget: BudgetData }) {
  const formats = useFormats();
  const { hour, day, pace } = budget;
  const facts = [
    ['Pages first', reserveText(hour.reserve, day.reserve, formats)],
    ...(pace ? [['Live readings', pace.reason]] : []),
    ['Reports', 'Short reports run at once; long ones are spread over the rest of the day.'],
    ['History downloads', 'Lowest priority.'],
  ] as const;
  return (
    <Section title="Priorities">
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
