import Link from 'next/link';

/**
 * The product's logo and name, linked to the start page. Where the name has no space, it wraps into a second line, which
 * is cut off: screen readers still read it. `compact`: the name is only read.
 */
export function ProductMark({ href, compact }: { href: string; compact: boolean }) {
  return (
    <Link
      href={href}
      className="flex h-11 min-w-7 flex-wrap items-center gap-x-2.5 overflow-hidden font-semibold whitespace-nowrap text-ink no-underline"
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" className="h-11 w-7 shrink-0">
        <rect width="32" height="32" rx="7" fill="#81431f" />
        <path d="M23 9.5A9.2 9.2 0 1 0 23 22.5" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
        <path
          d="M12 18.5v-3M16 18.5v-6M20 18.5v-4.5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      <span className={compact ? 'sr-only' : 'flex h-11 items-center'}>Copper Dashboard</span>
    </Link>
  );
}
