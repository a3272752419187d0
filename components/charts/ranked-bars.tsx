interface RankedBarsProps {
  /** Highest first. */
  items: readonly { key: string; label: string; value: number; text: string }[];
  /** A CSS color. */
  color: string;
  /** The accessible name of the list. */
  label: string;
}

/** A few values with a bar each, highest first. */
export function RankedBars({ items, color, label }: RankedBarsProps) {
  const highest = Math.max(0, ...items.map(({ value }) => value)) || 1;
  return (
    <ol aria-label={label} className="space-y-2">
      {items.map((item) => (
        <li key={item.key} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
          <span>{item.label}</span>
          <span translate="no" className="font-medium">
            {item.text}
          </span>
          <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none" className="col-span-2 mt-1 h-2 w-full">
            <rect width="100" height="8" fill="var(--sunken)" />
            <rect width={(Math.max(0, item.value) / highest) * 100} height="8" fill={color} />
          </svg>
        </li>
      ))}
    </ol>
  );
}
