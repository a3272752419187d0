import Link from 'next/link';

/** The product's logo and name, linked to the start page. */
export function ProductMark({ href }: { href: string }) {
  return (
    <Link
      href={href}
      className="flex min-h-11 items-center gap-2.5 font-semibold whitespace-nowrap text-ink no-underline"
    >
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7 shrink-0">
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
      Copper Dashboard
    </Link>
  );
}
