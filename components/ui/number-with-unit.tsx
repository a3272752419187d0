interface NumberWithUnitProps {
  /** A formatted number; null when missing. */
  value: string | null;
  unit: string | null;
  /** Why the value is missing; shown on hover and read out. */
  missingReason?: string;
  size?: 'base' | 'lg' | 'answer';
  className?: string;
}

const sizes = { base: 'text-base', lg: 'text-lg font-medium', answer: 'text-answer font-semibold' };

/** A number and its unit, kept on one line. Not translated: translators rewrite numbers and units, or keep old ones. */
export function NumberWithUnit({ value, unit, missingReason, size = 'base', className = '' }: NumberWithUnitProps) {
  if (value === null) {
    return (
      <span className={`${sizes[size]} text-quiet ${className}`} title={missingReason ?? 'No reading'}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{missingReason ?? 'No reading'}</span>
      </span>
    );
  }
  return (
    <span translate="no" className={`whitespace-nowrap ${sizes[size]} ${className}`}>
      {value}
      {unit ? (
        <span className={`text-quiet ${size === 'answer' ? 'text-lg' : 'text-sm'} font-normal`}>{`\u202f${unit}`}</span>
      ) : null}
    </span>
  );
}
