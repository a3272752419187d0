import { useFormats } from '@/lib/client/formats';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';

interface FacetGroupProps {
  label: string;
  values: readonly FacetCount[];
  chosen: readonly string[];
  word: (value: string) => string;
  onToggle: (value: string) => void;
}

/** The values of one filter, each with the number of rows that choosing it would match. */
export function FacetGroup({ label, values, chosen, word, onToggle }: FacetGroupProps) {
  const formats = useFormats();
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium text-quiet">{label}</legend>
      <div className="max-h-56 overflow-y-auto" tabIndex={values.length > 5 ? 0 : undefined}>
        {values.map(({ value, count }) => (
          <label key={value} className="flex min-h-9 items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => onToggle(value)}
              className="size-4 shrink-0 accent-accent"
            />
            <span className="min-w-0 flex-1 truncate">{word(value)}</span>
            <span className="text-sm text-quiet">{formats.count(count)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
