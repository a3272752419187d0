interface ProgressBarProps {
  /** The accessible name. */
  label: string;
  value: number;
  max: number;
  tone?: 'ok' | 'watch' | 'bad';
}

const fills = { ok: 'fill-ink', watch: 'fill-watch', bad: 'fill-bad' };

/** A thin bar that shows `value` as a share of `max`. An SVG, because the page's policy allows no style attributes. */
export function ProgressBar({ label, value, max, tone = 'ok' }: ProgressBarProps) {
  const share = max > 0 ? Math.min(Math.max(value / max, 0), 1) * 100 : 0;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="block h-1.5 w-full overflow-hidden rounded-full bg-sunken forced-colors:h-2 forced-colors:border print:border"
    >
      <rect width={share} height="4" className={fills[tone]} />
    </svg>
  );
}
