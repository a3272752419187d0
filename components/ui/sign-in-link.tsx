'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { buttonClass } from './button-class';

/** A link to the sign-in page that returns to the current view afterwards. */
export function SignInLink({ children }: { children: string }) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  const next = search ? `${pathname}?${search}` : pathname;
  return (
    <Link href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonClass('primary')}>
      {children}
    </Link>
  );
}
