import type { ComponentProps } from 'react';

/** A date input with its label above. */
export function DateField({
  label,
  ...input
}: { label: string } & Omit<ComponentProps<'input'>, 'type' | 'className'>) {
  return (
    <label>
      <span className="mb-1 block text-sm text-quiet">{label}</span>
      <input type="date" className="field" {...input} />
    </label>
  );
}
